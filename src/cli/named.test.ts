import { expect, test, vi } from "vitest";
import { run } from "./program.ts";

// A script's variable that is not set: the folder at hand is none that anybody has named.
test.each([
  ["compile", "stacks/local", "--out", ""],
  ["render", "stacks/local-cluster", "--out", ""],
  ["review", "--base", "a", "--head", "b", "--out", ""],
  ["segments", "import", "--out", ""],
  ["agent", "--store", "file:x", "--node", ""],
  ["kamailio", "--sip", "127.0.0.1:5060", "--print", "--node", " "],
  ["trace", "--node", ""],
])("%s … %s: a wrong call", async (...args) => {
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    expect(await run(args)).toBe(2);
    expect(String(said.mock.calls[0])).toContain("it must not be empty");
  } finally {
    said.mockRestore();
  }
});
