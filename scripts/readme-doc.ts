/**
 * Follows README.md as a reader would: writes its `yaml FILE` fences to their files (appends those of `yaml >> FILE`) and
 * runs its `console` fences, in order, in a copy of the stacks; the commands' real output goes below each command. With
 * `--check` it writes nothing and exits 1 when the README says something else.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { argv, env, stdout } from "node:process";

const file = "README.md";
const hotline = resolve("bin/hotline");

function run(command: string, cwd: string): string {
  const shell = command.replace(/^npx hotline /, `${hotline} `);
  const result = spawnSync("sh", ["-c", `${shell} 2>&1`], {
    cwd,
    encoding: "utf8",
    env: { ...env, NO_COLOR: "1" },
  });
  return result.stdout.trimEnd();
}

function followed(text: string, cwd: string): string {
  return text.replace(
    /^```(yaml|console)([^\n]*)\n([\s\S]*?)^```$/gm,
    (fence, kind: string, name: string, body: string) => {
      if (kind === "yaml") {
        const [, append, target] = /^ (>> )?(\S+)$/.exec(name) ?? [];
        if (target !== undefined)
          (append === undefined ? writeFileSync : appendFileSync)(join(cwd, target), body);
        return fence;
      }
      const commands = body.split("\n").filter((line) => line.startsWith("$ "));
      const blocks = commands.map((line) =>
        [line, run(line.slice(2), cwd), ""].filter((part, index) => part !== "" || index === 2).join("\n"),
      );
      return `\`\`\`console\n${blocks.join("")}\`\`\``;
    },
  );
}

const text = readFileSync(file, "utf8");
const cwd = mkdtempSync(join(tmpdir(), "hotline-readme-"));
try {
  cpSync("stacks", join(cwd, "stacks"), { recursive: true });
  const fresh = followed(text, cwd);
  if (!argv.includes("--check")) writeFileSync(file, fresh);
  else if (fresh !== text) {
    stdout.write(`${file} is stale: run npm run docs and read what changed\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(cwd, { recursive: true });
}
