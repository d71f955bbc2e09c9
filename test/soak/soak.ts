// Runs the long tests in turn, or those that are named, and keeps what each said last in docs/reliability.md.
// A test is a script beside this one; it prints its figures and fails by its exit code.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { withSection } from "./parts/reliability.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const self = basename(fileURLToPath(import.meta.url));
const TOPICS = readdirSync(here).flatMap((file) =>
  file.endsWith(".ts") && file !== self ? [basename(file, ".ts")] : [],
);
const DOC = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !TOPICS.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no such test: ${unknown.join(", ")}; there are ${TOPICS.join(", ")}\n`);
  process.exit(2);
}

let failed = 0;
for (const topic of asked.length > 0 ? asked : TOPICS) {
  process.stdout.write(`\n== ${topic}\n`);
  const started = performance.now();
  const { code, output } = await run(fileURLToPath(new URL(`${topic}.ts`, import.meta.url)));
  const seconds = Math.round((performance.now() - started) / 1000);
  if (code !== 0) failed += 1;
  const today = new Date().toISOString().slice(0, 10);
  const result = `${today}, ${seconds} s: ${code === 0 ? "passed" : `FAILED (exit ${code})`}`;
  writeFileSync(DOC, withSection(readFileSync(DOC, "utf8"), topic, `${result}\n\n${output.trim()}`));
  process.stdout.write(`${topic}: ${result}\n`);
}
process.exit(failed > 0 ? 1 : 0);

/** Runs a script, shows what it says and answers it; ports are its own where namespaces can be made. */
async function run(script: string): Promise<{ code: number; output: string }> {
  const alone = process.getuid?.() === 0;
  const command = alone
    ? [
        "unshare",
        "-n",
        "sh",
        "-c",
        'ip link set lo up; exec "$@"',
        basename(script),
        process.execPath,
        script,
      ]
    : [process.execPath, script];
  const child = spawn(command[0] ?? "", command.slice(1), { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, output };
}
