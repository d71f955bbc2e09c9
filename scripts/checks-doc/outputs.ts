import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exampleBytes, isOwn, isPlatform } from "./example-bytes.ts";
import type { Section } from "./sections.ts";

/** Day on which an example is checked that names none; the calendar's end is far. */
const TODAY = "2026-06-01";

/** What the real command line says about each section's files, by code. One run for all examples of a day. */
export function outputs(sections: readonly Section[]): Map<string, string> {
  const dir = mkdtempSync(join(tmpdir(), "hotline-checks-"));
  try {
    const days = Map.groupBy(sections, dayOf);
    const texts = [...days].map(([today, own]) =>
      check(
        dir,
        own.flatMap((section) => placed(dir, section)),
        today,
      ),
    );
    return byCode(texts.join("\n"));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function dayOf({ examples }: Section): string {
  const word = examples.flatMap(({ words }) => words).find((each) => each.startsWith("today="));
  return word?.slice("today=".length) ?? TODAY;
}

/** Writes a section's files as a stack; answers what the check is to be asked about. */
function placed(dir: string, { code, examples }: Section): string[] {
  const stack = join(dir, code);
  mkdirSync(join(stack, "enterprises"), { recursive: true });
  mkdirSync(join(stack, "audio"));
  writeFileSync(join(stack, "audio", "welcome.wav"), "");
  const alone = examples.some(({ words }) => words.includes("alone"));
  if (!alone && !examples.some(isPlatform))
    writeFileSync(join(stack, "platform.yaml"), exampleBytes({ words: ["platform.yaml"], text: "" }));
  const asked = alone ? [] : [code];
  for (const example of examples) {
    const name = example.words.find((word) => word.endsWith(".yaml")) ?? "example.yaml";
    const path = isOwn(example) ? join(code, name) : join(code, "enterprises", name);
    if (alone) asked.push(path);
    if (example.words.includes("link")) symlinkSync("../platform.yaml", join(dir, path));
    else writeFileSync(join(dir, path), exampleBytes(example));
  }
  return asked;
}

function check(dir: string, paths: readonly string[], today: string): string {
  const args = ["check", ...paths, "--today", today, "--no-cache"];
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(resolve("bin/hotline"), args, {
    cwd: dir,
    encoding: "utf8",
    env,
  });
  // 1 is what examples are for, 0 what those with warnings alone end in.
  if (status !== 0 && status !== 1) throw new Error(`hotline check ended with ${status}: ${stderr}`);
  return stdout;
}

/** Sorts the diagnostics by the folder of their file, which is taken off. */
function byCode(text: string): Map<string, string> {
  const said = new Map<string, string>();
  for (const block of text.split(/^(?=[a-z-]+\/\S+:\d+:\d+ (?:error|warning) )/m)) {
    const [, code = "", rest = ""] = /^([a-z-]+)\/(?:enterprises\/)?([\s\S]*)$/.exec(block.trimEnd()) ?? [];
    const before = said.get(code);
    const own = rest.replaceAll(`${code}/enterprises/`, "");
    if (code !== "") said.set(code, before === undefined ? own : `${before}\n\n${own}`);
  }
  return said;
}
