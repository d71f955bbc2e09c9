import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkEnterprise } from "#config/check-enterprise.ts";
import { checkFoundation } from "#config/check-foundation.ts";
import { checkPlatform } from "#config/check-platform.ts";
import type { Diagnostic } from "#config/finding.ts";
import { renderGithub } from "#config/render/github.ts";
import { renderJson } from "#config/render/json.ts";
import { renderText } from "#config/render/text.ts";
import { decode } from "#config/yaml/decode.ts";
import { linesOf, lineText } from "#config/yaml/lines.ts";
import { hostileFiles, mutated, randomBytes, randomFrom, randomPieces } from "./inputs.ts";

const samples = readdirSync("stacks/local/enterprises").map((name) =>
  readFileSync(`stacks/local/enterprises/${name}`, "utf8"),
);
const platformText = readFileSync("stacks/local/platform.yaml", "utf8");
const production = ["platform", "foundation"].map((name) =>
  readFileSync(`stacks/production/${name}.yaml`, "utf8"),
);
const { platform } = checkPlatform("platform.yaml", Buffer.from(platformText));

/** Milliseconds that the slowest input may take on a busy machine: far above what any needs, far below a hang. */
const HANG = 20_000;

const checks = {
  enterprise: (bytes: Uint8Array) => checkEnterprise("x.yaml", bytes, platform).diagnostics,
  platform: (bytes: Uint8Array) => checkPlatform("x.yaml", bytes).diagnostics,
  foundation: (bytes: Uint8Array) => checkFoundation("x.yaml", bytes).diagnostics,
};

/** Checks bytes as `hotline check` does and holds what is found to what every diagnostic promises. */
function check(bytes: Uint8Array, as: keyof typeof checks = "enterprise"): readonly Diagnostic[] {
  const diagnostics = checks[as](bytes);
  const { text } = decode(bytes);
  const lines = linesOf(text);
  const lineOf = (_file: string, line: number) => lineText(text, lines, line);
  for (const { line, column, endLine, endColumn, message, help } of diagnostics) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines.starts.length);
    expect(column).toBeGreaterThan(0);
    expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
    expect(message).not.toBe("");
    expect(help).not.toBe("");
    expect(`${message} ${help}`).not.toMatch(/undefined|\[object/);
  }
  const said = renderText(diagnostics, { colour: false, lineOf }) + renderGithub(diagnostics);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(said).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  expect(JSON.parse(renderJson(diagnostics))).toHaveLength(diagnostics.length);
  return diagnostics;
}

describe("check ends in diagnostics on", () => {
  it("2,500 files of random bytes", { timeout: HANG }, () => {
    const random = randomFrom(1);
    for (let i = 0; i < 2500; i++) expect(check(randomBytes(random)).length).toBeGreaterThan(0);
  });

  it("2,500 files of pieces of YAML", { timeout: HANG }, () => {
    const random = randomFrom(2);
    for (let i = 0; i < 2500; i++) expect(check(randomPieces(random)).length).toBeGreaterThan(0);
  });

  it("4,000 changed samples", { timeout: 2 * HANG }, () => {
    const random = randomFrom(3);
    let broken = 0;
    for (let i = 0; i < 4000; i++) {
      const sample = samples[i % samples.length] ?? "";
      if (check(mutated(sample, random)).some(({ severity }) => severity === "error")) broken++;
    }
    // Some changes fall into comments or make another valid file.
    expect(broken).toBeGreaterThan(3000);
  });

  it("1,000 changed platform files", { timeout: HANG }, () => {
    const random = randomFrom(4);
    for (let i = 0; i < 1000; i++)
      check(mutated((i % 2 === 0 ? platformText : production[0]) ?? "", random), "platform");
  });

  it("1,000 changed foundation files", { timeout: HANG }, () => {
    const random = randomFrom(5);
    let broken = 0;
    for (let i = 0; i < 1000; i++) broken += check(mutated(production[1] ?? "", random), "foundation").length;
    expect(broken).toBeGreaterThan(500);
  });

  it.each(hostileFiles())("a hostile file: %s", { timeout: HANG }, (_name, bytes) => {
    expect(check(bytes).some(({ severity }) => severity === "error")).toBe(true);
  });
});
