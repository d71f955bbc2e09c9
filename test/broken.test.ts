import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brokenCases, checkBroken } from "./broken-case.ts";

// Each broken file has its golden: what check says about it. UPDATE_GOLDENS=1 writes them anew; read every change.
describe("broken files", () => {
  it.each(brokenCases())("%s", async (name) => {
    const golden = `test/broken/${name}.out`;
    const said = await checkBroken(name);
    if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(golden, said);
    expect(said).not.toBe("");
    expect(existsSync(golden), `${golden} is missing: run with UPDATE_GOLDENS=1 and read it`).toBe(true);
    expect(said).toBe(readFileSync(golden, "utf8"));
  });

  it("are many", () => {
    expect(brokenCases().length).toBeGreaterThanOrEqual(60);
  });
});
