import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("the README's tutorial says what the commands say", () => {
  const check = () =>
    execFileSync(process.execPath, ["scripts/readme-doc.ts", "--check"], { encoding: "utf8" });
  expect(check).not.toThrow();
});
