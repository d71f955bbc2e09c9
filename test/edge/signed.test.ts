import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { luaPath } from "#edge/lua-path.ts";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const script = fileURLToPath(new URL("signed.lua", import.meta.url));
const lua = "lua5.1";
const missing =
  missingLua(lua) ?? (spawnSync("openssl", ["version"]).error ? "openssl is not installed" : undefined);
if (missing) console.warn(`SKIPPED: what edges sign is not tested: ${missing}`);

/** Results of calls of `signed` with the secrets as given, in order; "failed" and why where it throws. */
function run(secrets: Record<string, string>, calls: [string, string, string?][]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "hotline-secrets-"));
  try {
    for (const [name, text] of Object.entries(secrets)) writeFileSync(join(folder, name), text);
    const child = spawnSync(lua, [script], {
      input: `${calls.map((call) => JSON.stringify(call)).join("\n")}\n`,
      encoding: "utf8",
      env: {
        ...process.env,
        LUA_PATH: `${luaPath([runtime])};;`,
        SECRETS: folder,
        HASH_FILE: join(folder, ".hashed"),
      },
    });
    if (child.status !== 0) throw new Error(child.stderr);
    return child.stdout
      .trim()
      .split("\n")
      .map((line) => {
        const { result, failed }: { result: unknown; failed?: true } = JSON.parse(line);
        return failed ? `failed: ${String(result).replace(folder, "FOLDER")}` : result;
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex").slice(0, 32);
const old = "0123456789abcdef0123456789abcdef";
const young = `${"k".repeat(80)}é`;

describe.skipIf(missing)(`what edges sign${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test.each([
    ["32 characters", old],
    ["as many as a block", "k".repeat(64)],
    ["more than a block", young],
  ])("a seal is the HMAC-SHA256 of the text, with a key of %s", (_, key) => {
    const texts = ["", "a", "電話 4008201615", "x".repeat(200)];
    expect(
      run(
        { "edge-key": `${key}\n` },
        texts.map((text) => ["seal", text]),
      ),
    ).toEqual(texts.map((text) => hmac(key, text)));
  });

  test("a seal holds for its own text alone, by the key or the one before", () => {
    const checks: [string, string, string?][] = [
      ["holds", "call", hmac(young, "call")],
      ["holds", "call", hmac(old, "call")],
      ["holds", "call", hmac("f".repeat(32), "call")],
      ["holds", "other", hmac(young, "call")],
      ["holds", "call", hmac(young, "call").slice(0, 31)],
      ["holds", "call", ""],
      ["holds", "call"],
      ["seal", "call"],
    ];
    const both = { "edge-key": young, "edge-key-previous": old };
    const seal = hmac(young, "call");
    expect(run(both, checks)).toEqual([true, true, false, false, false, false, false, seal]);
    expect(run({ "edge-key": young }, checks.slice(0, 2))).toEqual([true, false]);
  });

  test("without a key, or with a short one, it says what to do", () => {
    const missingKey = "failed: no secret edge-key: put a file of that name into FOLDER (HOTLINE_SECRETS)";
    expect(run({}, [["seal", "a"]])).toEqual([missingKey]);
    expect(run({ "edge-key": "\n" }, [["holds", "a", "0".repeat(32)]])).toEqual([missingKey]);
    expect(run({ "edge-key": "short" }, [["seal", "a"]])).toEqual([
      "failed: the secret edge-key is shorter than 32 characters",
    ]);
  });
});
