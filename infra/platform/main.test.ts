import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("main.js", import.meta.url));

test("an older Node is told in one sentence which one it takes", async () => {
  const old = `Object.defineProperty(process.versions, "node", { value: "20.19.0" })`;
  const said = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      ["--import", `data:text/javascript,${encodeURIComponent(old)}`, MAIN],
      (error, stdout, stderr) => resolve(`${error?.code} ${stdout}${stderr}`),
    );
  });
  expect(said).toMatch(/^1 /);
  expect(said).toContain("needs Node 24 or newer on PATH, and this is 20.19.0: install it");
  expect(said).not.toContain("SyntaxError");
});
