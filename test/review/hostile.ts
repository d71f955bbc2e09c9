import { chmodSync } from "node:fs";
import { join } from "node:path";
import { canary, repository, write } from "./pull-request.ts";

/** Everything that a careless CI would run. */
export function hostile(): void {
  const run = `touch ${canary}`;
  const scripts = { preinstall: run, install: run, postinstall: run, prepare: run };
  write("package.json", JSON.stringify({ scripts, workspaces: ["."] }));
  write(".npmrc", `node-options=--require ${repository}/evil.js\nscript-shell=${repository}/bin/hotline\n`);
  write("evil.js", `require("node:fs").writeFileSync(${JSON.stringify(canary)}, "")`);
  const program = `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(canary)}, "");\n`;
  for (const path of ["infra/platform/main.js", "src/cli/main.ts", "src/deploy/helm-template.ts"])
    write(path, program);
  for (const path of [
    "bin/hotline",
    "scripts/setup",
    "scripts/ci/prepare",
    "scripts/ci/review",
    ".githooks/post-checkout",
  ]) {
    write(path, `#!/bin/sh\n${run}\n`);
    chmodSync(join(repository, path), 0o755);
  }
  write("charts/edge/templates/evil.yaml", '{{ (.Files.Get "/etc/passwd") }}\n');
  write("Pulumi.yaml", "name: evil\nruntime: nodejs\nmain: infra/platform/main.js\n");
  write(".gitattributes", "* filter=evil diff=evil\n");
  write("stacks/.gitattributes", "* filter=evil diff=evil\n");
  write(".github/workflows/preview.yml", `on: push\njobs: { a: { runs-on: x, steps: [{ run: ${run} }] } }\n`);
}
