import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FOUNDATION, missingForEngine, Pulumi } from "./pulumi.ts";

const why =
  process.env["HOTLINE_TEST_CLUSTER"] === "1"
    ? missingForEngine()
    : "make test-cluster runs it, with Pulumi on PATH";
if (why !== undefined) console.warn(`the foundation is NOT tested with a real Pulumi engine: ${why}`);

/** A configuration that is right, as far as one can tell without a cloud. */
const GOOD: Readonly<Record<string, string>> = {
  "aws:region": "cn-northwest-1",
  "hotline-foundation:stack": "stacks/production",
  "hotline-foundation:zones": "cn-northwest-1a,cn-northwest-1b,cn-northwest-1c",
  "hotline-foundation:admins": "198.51.100.0/24",
};

/** Values that are wrong, and what is said of each. */
const WRONG: Readonly<Record<string, readonly [string, string]>> = {
  "aws:regoin": ["x", "aws:regoin is not known: did you mean aws:region?"],
  "aws:region": ["cn-nortwest-1", 'aws:region is "cn-nortwest-1", which nobody knows: take one of'],
  "aws:secretKey": ["hush-hush", "aws:secretKey: credentials have no place in the configuration"],
  "hotline-foundation:edges": ["three", "hotline-foundation:edges must be a number from 1 to 32"],
  "hotline-foundation:stack": ["stacks/nowhere", "names stacks/nowhere, where there is no platform.yaml"],
};

describe.skipIf(why)("the foundation, by a real engine without a cloud", () => {
  let dir: string;
  let pulumi: Pulumi;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-foundation-"));
    pulumi = new Pulumi(dir, FOUNDATION);
    await pulumi.init();
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** What a preview says of a configuration. */
  async function preview(config: Readonly<Record<string, string>>): Promise<string> {
    const pairs = Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    if (pairs.length > 0) expect(await pulumi.run("config", "set-all", ...pairs)).toMatchObject({ code: 0 });
    const { code, text } = await pulumi.run("preview");
    expect(code).not.toBe(0);
    expect(await pulumi.resources()).toEqual([]);
    for (const key of Object.keys(config)) await pulumi.run("config", "rm", key);
    return text;
  }

  test.each(Object.entries(WRONG))(
    "a wrong %s is refused before anything is registered, and named",
    async (key, [value, sentence]) => {
      const text = await preview({ ...GOOD, [key]: value });
      expect(text).toContain("The stack's configuration is wrong:");
      expect(text).toContain(sentence);
      expect(text).not.toContain("hush-hush");
      expect(text).not.toContain("pulumi:providers:aws");
    },
  );

  test("all that is missing is named at once", async () => {
    const text = await preview({});
    for (const key of [
      "aws:region is missing",
      ...["stack", "zones", "admins"].map((key) => `hotline-foundation:${key} `),
    ])
      expect(text).toContain(key);
  });

  test("a right configuration comes as far as the cloud's provider", async () => {
    const text = await preview(GOOD);
    expect(text).not.toContain("configuration is wrong");
    expect(text).toContain("pulumi:providers:aws");
  });
});
