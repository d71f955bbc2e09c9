import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { helmTemplate } from "./helm-template.ts";

const release = {
  chart: "charts/edge",
  release: "edge",
  namespace: "hotline",
  kubernetes: "1.36",
  values: {},
};

// Ways to end badly that the real program has no switch for; what it writes when all is well: test/render.test.ts.
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hotline-helm-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(script: string): void {
  writeFileSync(join(folder, "helm"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "helm"), 0o755);
}

test("where there is no helm, it is missing", async () => {
  expect(await helmTemplate(release, folder)).toEqual({ code: "helm-missing" });
});

test("what helm says when it fails is passed on, also when it has not read its values", async () => {
  program("echo 'Error: nothing to render' >&2; exit 1");
  const large = { ...release, values: { text: "x".repeat(1 << 20) } };
  expect(await helmTemplate(large, folder)).toEqual({
    code: "helm-failed",
    said: "Error: nothing to render",
  });
});

test("what charts may not write is refused by the chart's name", async () => {
  program("echo 'a: 1'");
  expect(await helmTemplate(release, folder)).toMatchObject({ code: "chart-output", chart: "charts/edge" });
});
