import { expect, test } from "vitest";
import { programPath } from "./program-path.ts";

test("finds what is there, and nothing else", () => {
  expect(programPath("sh", "/nowhere:/bin")).toBe("/bin/sh");
  expect(programPath("no-such-program", "/bin:/usr/bin")).toBeUndefined();
  expect(programPath("sh", "/nowhere")).toBeUndefined();
});
