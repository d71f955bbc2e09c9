import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { luaPath } from "#edge/lua-path.ts";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const script = fileURLToPath(new URL("ways.lua", import.meta.url));
const missing = missingLua("lua5.1");
if (missing) console.warn(`SKIPPED: ways are not tested: ${missing}`);

/** Results of calls of `ways` with the secrets as given, in order. */
function run(secrets: Record<string, string>, calls: unknown[][], edge?: string): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "hotline-ways-"));
  try {
    for (const [name, text] of Object.entries(secrets)) writeFileSync(join(folder, name), text);
    const child = spawnSync("lua5.1", [script], {
      input: `${calls.map((call) => JSON.stringify(call)).join("\n")}\n`,
      encoding: "utf8",
      env: {
        ...process.env,
        LUA_PATH: `${luaPath([runtime])};;`,
        SECRETS: folder,
        ...(edge && { EDGE: edge }),
      },
    });
    if (child.status !== 0) throw new Error(child.stderr);
    return child.stdout
      .trim()
      .split("\n")
      .map((line) => {
        const { result }: { result?: unknown } = JSON.parse(line);
        return result;
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const old = { "edge-key": "0123456789abcdef0123456789abcdef" };
const young = { "edge-key": "f".repeat(40) };
const both = { ...young, "edge-key-previous": old["edge-key"] };
const call = {
  id: "ab12",
  invite: 1_791_600_000_123_456,
  answered: 1_791_600_003_000_000,
  sip_call_id: "x@y",
};
const uri = "sip:desk@192.0.2.7:5090;transport=tcp";
const routes = ["<sip:192.0.2.8;lr>", "<sip:[2001:db8::9]:5062;lr>"];
const sealed = (secrets: Record<string, string>, of: object = call, side = "target"): string => {
  const [way] = run(secrets, [["seal", of, side, uri, routes]]);
  return typeof way === "string" ? way : "";
};
const opened = (secrets: Record<string, string>, way: string, sipCallId = call.sip_call_id) =>
  run(secrets, [["open", way, sipCallId]])[0];

describe.skipIf(missing)(`ways${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test("say what was sealed, and nothing of it openly", () => {
    const way = sealed(old);
    expect(way).toMatch(/^[0-9a-z-]+$/);
    expect(opened(old, way)).toEqual({ ...call, boot: "boot1", side: "target", uri, routes });
    expect(opened(old, sealed(old, { ...call, answered: undefined }, "caller"))).toMatchObject({
      side: "caller",
    });
    expect(opened(old, sealed(old, { ...call, answered: undefined }))).not.toHaveProperty("answered");
    expect(run(old, [["looks_borne", `BYE sip:${way}@192.0.2.1:5060 SIP/2.0`]])).toEqual([true]);
  });

  test("say which edge's the call is, and whose speech a relay carries, whoever seals them anew", () => {
    const more = { edge: "edge-a", speech: "a1 carrier" };
    const [way] = run(old, [["seal", { ...call, speech: more.speech }, "target", uri, routes]], more.edge);
    const said = { ...call, ...more, boot: "boot1", side: "target", uri, routes };
    expect(opened(old, String(way))).toEqual(said);
    const [again] = run(old, [["seal", said, "caller", uri, routes]], "edge-b");
    expect(opened(old, String(again))).toEqual({ ...said, side: "caller" });
    const [alone] = run(old, [["seal", { ...call, boot: "boot0" }, "target", uri, []]], "edge-b");
    expect(opened(old, String(alone))).not.toHaveProperty("edge");
  });

  test("are opened by the key before, and by no other", () => {
    expect(opened(both, sealed(old))).toMatchObject({ uri });
    expect(opened(both, sealed(young))).toMatchObject({ uri });
    expect(opened(young, sealed(old))).toBeUndefined();
    // A new one is sealed by the key of today.
    expect(opened(old, sealed(both))).toBeUndefined();
  });

  test("open within their Call-ID alone, and not when any digit was changed", () => {
    const way = sealed(old);
    expect(opened(old, way, "x@z")).toBeUndefined();
    const places = [...way.matchAll(/[0-9a-z]/g)].map(({ index }) => index).filter((at) => at % 9 === 0);
    const changed = places.map((at) => way.slice(0, at) + (way[at] === "0" ? "1" : "0") + way.slice(at + 1));
    const calls = changed.map((each) => ["open", each, call.sip_call_id]);
    expect(run(old, calls).filter((result) => result !== undefined)).toEqual([]);
  });

  test.each(["", "x", "a-b-c-d-e-f-0", "ab-boot-1-1-target-0-f", `ab-boot-1-1-target-0-${"f".repeat(4000)}`])(
    "what is none is no error: %s",
    (text) => expect(run(old, [["open", text, "x@y"]])).toEqual([undefined]),
  );
});
