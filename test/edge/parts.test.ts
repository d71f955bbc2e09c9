import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { luaPath } from "#edge/lua-path.ts";
import { missingLua } from "../conformance/lua-interpreter.ts";

const runtime = fileURLToPath(new URL("../../runtime/kamailio/", import.meta.url));
const lua = "lua5.1";
const missing = missingLua(lua);

if (missing) console.warn(`SKIPPED: the edge's Lua is not tested in parts: ${missing}`);

/** Results of calls to the edge's Lua, in order. */
function run(calls: unknown[][], runDir = ""): unknown[] {
  const script = fileURLToPath(new URL("parts.lua", import.meta.url));
  const child = spawnSync(lua, [script], {
    input: `${calls.map((call) => JSON.stringify(call)).join("\n")}\n`,
    encoding: "utf8",
    env: { ...process.env, LUA_PATH: `${luaPath([runtime])};;`, RUN_DIR: runDir },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const lines = child.stdout.trim().split("\n");
  return lines.map((line) => (JSON.parse(line) as { result: unknown }).result);
}

describe.skipIf(missing)(`the edge's Lua${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test("JSON text is exact for microseconds and decimals, and escapes what SIP may bring", () => {
    const values = [
      { at: 1_791_600_000_123_456, random: 0.905129661, list: [1, "a"], none: {}, fine: true },
      { text: 'quote " backslash \\ newline \n tab \t null-ish \u0001 delete \u007f' },
      { small: 0.1, large: 9_007_199_254_740_991, negative: -1.5 },
    ];
    const texts = run(values.map((value) => ["json", value]));
    expect(texts.map((text) => JSON.parse(String(text)))).toEqual(values);
    // The digits themselves: JavaScript would forgive a number that is nearly the same.
    expect(texts[0]).toContain('"at":1791600000123456,');
    expect(texts[0]).toContain('"random":0.905129661');
  });

  test.each([
    [486, "", "busy"],
    [600, "", "busy"],
    [603, "", "declined"],
    [480, "", "unavailable"],
    [404, "", "not-found"],
    [484, "", "not-found"],
    [488, "", "refused"],
    [302, "", "refused"],
    [500, "", "trunk-failure"],
    [503, "", "trunk-failure"],
    [403, "", "trunk-failure"],
    [407, "", "trunk-failure"],
    [500, 'Q.850;cause=17;text="User busy"', "busy"],
    [503, "Q.850;cause=1", "not-found"],
    [503, "Q.850 ; cause = 34", "trunk-failure"],
  ])("%s with reason '%s' means %s", (code, reason, outcome) => {
    expect(run([["outcome", code, reason]])).toEqual([outcome]);
  });

  test.each([
    ['"Zhang" <sip:+8613800138000@carrier.example;user=phone>', "+8613800138000"],
    ['"<sip:110@x>, \\"" <SIP:075522223333@carrier.example>', "075522223333"],
    ["sip:075522223333@carrier.example;tag=1", "075522223333"],
    ["<sip:alice@carrier.example>, <tel:+86-755-2222-3333>", "+86-755-2222-3333"],
    ["<sip:alice@carrier.example>", "alice"],
    ["<sip:%2B8613800138000@carrier.example>", "+8613800138000"],
    ["<sip:01058580101;npdi@carrier.example>;reason=unconditional", "01058580101"],
    ["<tel:22223333;phone-context=+86755>", "+8675522223333"],
    ["<sip:075522223333;phone-context=+86@carrier.example;user=phone>", "075522223333"],
    ["<sip:carrier.example>", "none"],
    ["Unavailable", "none"],
  ])("the user in %s is %s", (header, user) => {
    expect(run([["user", header]])).toEqual([user]);
  });

  test("a call's clock and random are its headers' only where the edge was started for demonstrations", () => {
    const headers = { "X-Hotline-Clock": "1600000000000", "X-Hotline-Random": "0.25" };
    const [given, own, foreign] = run([
      ["clock", true, headers],
      ["clock", false, headers],
      ["clock", true, { "X-Hotline-Clock": "soon", "X-Hotline-Random": "7" }],
    ]) as [number, number][];
    expect(given).toEqual([1_600_000_000_000, 0.25]);
    for (const drawn of [own, foreign]) {
      expect(drawn?.[0]).toBe(1_791_600_000_123);
      expect(drawn?.[1]).toBeLessThan(1);
      expect(drawn?.[1]).toBeGreaterThanOrEqual(0);
    }
  });

  const trunk = {
    host: "10.0.0.1",
    port: 5080,
    transport: "udp",
    delivers: { number: "hotline" },
    callerIdNumber: "+8675526000000",
    diversion: "none",
    numberFormat: "national",
  };
  const call = { number: "4008201615", caller: "+8613800138000", target: "+861062345678" };
  const from = (user: string) => [
    `From: sip:${user}@ours.example`,
    `P-Asserted-Identity: <sip:${user}@ours.example>`,
  ];

  test.each([
    ["original, national", { callerId: "original" }, {}, from("013800138000")],
    ["original, e164", { callerId: "original", numberFormat: "e164" }, {}, from("+8613800138000")],
    ["fixed", { callerId: "fixed" }, {}, from("075526000000")],
    ["did of a number without one", { callerId: "did" }, {}, from("075526000000")],
    ["did", { callerId: "did" }, { did: "+8675526001615" }, from("075526001615")],
    [
      "hidden",
      { callerId: "original" },
      { caller: undefined },
      ["From: sip:anonymous@anonymous.invalid", "Privacy: id"],
    ],
    [
      "known to the carrier, who must not show it",
      { callerId: "original" },
      { hidden: true },
      [
        "From: sip:anonymous@anonymous.invalid",
        "Privacy: id",
        "P-Asserted-Identity: <sip:013800138000@ours.example>",
      ],
    ],
    ["of a hidden caller the trunk's own", { callerId: "fixed" }, { hidden: true }, from("075526000000")],
  ])("a leg's caller: %s", (_, asked, known, headers) => {
    const [dressed] = run([["dress", { ...trunk, ...asked }, { ...call, ...known }]]) as string[][];
    expect(dressed?.slice(1)).toEqual(headers);
  });

  test("a leg's request URI and diversion are as its trunk asks", () => {
    const asked = { ...trunk, callerId: "fixed", delivers: { number: "did" } };
    const known = { ...call, did: "+8675526001615" };
    const [diversion, history, direct] = run([
      ["dress", { ...asked, diversion: "diversion" }, known],
      ["dress", { ...asked, diversion: "history-info", numberFormat: "e164", transport: "tcp" }, known],
      ["dress", asked, { ...known, target: "sip:desk@pbx.example;transport=tcp", direct: true }],
    ]) as string[][];
    expect([diversion?.[0], diversion?.at(-1)]).toEqual([
      "sip:01062345678@10.0.0.1:5080",
      "Diversion: <sip:075526001615@ours.example>;reason=unconditional;counter=1",
    ]);
    expect([history?.[0], history?.at(-1)]).toEqual([
      "sip:+861062345678@10.0.0.1:5080;transport=tcp",
      "History-Info: <sip:+8675526001615@ours.example>;index=1, <sip:+861062345678@10.0.0.1:5080;transport=tcp;cause=302>;index=1.1;mp=1",
    ]);
    expect(direct).toEqual(["sip:desk@pbx.example;transport=tcp", "From: sip:13800138000@ours.example"]);
  });

  test("an event stays under 4 KB, says what was cut, and holds no byte of a caller's that is not plain", () => {
    const runDir = mkdtempSync(join(tmpdir(), "hotline-events-"));
    mkdirSync(join(runDir, "spool"));
    const texts = ["short", `quote" \u0000\r\n 電話 ${"x".repeat(300)}`];
    expect(
      run(
        texts.map((text) => ["event", 60, text]),
        runDir,
      ),
    ).toEqual([true, true]);
    const [file = ""] = readdirSync(join(runDir, "spool"));
    const lines = readFileSync(join(runDir, "spool", file), "utf8")
      .trim()
      .split("\n");
    rmSync(runDir, { recursive: true });
    const [whole, cut] = lines.map((line) => JSON.parse(line));
    expect(whole).toMatchObject({ event: "decision", sequence: 7, at: 1_791_600_000_123_456 });
    expect(whole.trace).toHaveLength(60);
    expect(whole.truncated).toBeUndefined();
    expect(cut.truncated).toBe(true);
    expect(cut.trace.length).toBeGreaterThan(5);
    expect(cut.caller).toMatch(/^quote" \?{3,}/);
    expect(cut.caller).toHaveLength(64);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThan(4096);
  });

  test("an end after the clock was set back is one of no duration, and can be read", () => {
    const runDir = mkdtempSync(join(tmpdir(), "hotline-clock-"));
    mkdirSync(join(runDir, "spool"));
    const end = { by: "caller", code: 200, answered: true, durationUs: -400_000, talkUs: -900_000 };
    expect(run([["early-end", end]], runDir)).toEqual([true]);
    const [file = ""] = readdirSync(join(runDir, "spool"));
    const text = readFileSync(join(runDir, "spool", file), "utf8");
    rmSync(runDir, { recursive: true });
    expect(JSON.parse(text)).toMatchObject({ event: "ended", durationUs: 0, talkUs: 0 });
  });

  test("an event that finds no room takes the reserve's, and is said not to be written where that is none", () => {
    const runDir = mkdtempSync(join(tmpdir(), "hotline-full-"));
    mkdirSync(join(runDir, "spool"));
    symlinkSync("/dev/full", join(runDir, "spool", "boot-nil-1.ndjson"));
    writeFileSync(join(runDir, "spool", "reserve"), "");
    expect(run([["event", 1, "a"]], runDir)).toEqual([false]);
    expect(existsSync(join(runDir, "spool", "reserve"))).toBe(false);
    rmSync(join(runDir, "spool"), { recursive: true });
    expect(run([["event", 1, "a"]], runDir)).toEqual([false]);
    rmSync(runDir, { recursive: true });
  });

  test("a line that could not be written leads the next, in a segment of a later time", () => {
    const runDir = mkdtempSync(join(tmpdir(), "hotline-late-"));
    expect(run([["late-room", "a"]], runDir)).toEqual([[false, true]]);
    const lines = readFileSync(join(runDir, "spool", "boot-nil-1.ndjson"), "utf8")
      .trim()
      .split("\n");
    rmSync(runDir, { recursive: true });
    expect(lines.map((line) => JSON.parse(line).caller)).toEqual(["first", "second"]);
  });

  test("a segment of 8 MB or an hour is followed by another", () => {
    const runDir = mkdtempSync(join(tmpdir(), "hotline-turn-"));
    mkdirSync(join(runDir, "spool"));
    expect(run([["turn", 2200, 3601]], runDir)).toEqual([true]);
    const spool = join(runDir, "spool");
    const sizes = readdirSync(spool)
      .sort()
      .map((file) => readFileSync(join(spool, file)).length);
    rmSync(runDir, { recursive: true });
    expect(sizes).toHaveLength(3);
    expect(sizes[0]).toBeGreaterThanOrEqual(8_388_608);
    expect(sizes[0]).toBeLessThan(8_388_608 + 4000);
  });

  test.each([
    [{ number: "hotline", at: "request-uri", format: "plain" }, { $rU: "4008201615" }, "4008201615"],
    [{ number: "hotline", at: "request-uri", format: "e164" }, { $rU: "+864008201615" }, "4008201615"],
    [{ number: "hotline", at: "to", format: "plain" }, { $rU: "x", $tU: "400-820-1615" }, "4008201615"],
    [{ number: "did", at: "request-uri", format: "national" }, { $rU: "075526001615" }, "+8675526001615"],
    [{ number: "did", at: "request-uri", format: "plain" }, { $rU: "75526001615" }, "+8675526001615"],
    [{ number: "did", at: "to", format: "e164" }, { $tU: "+8675526001615" }, "+8675526001615"],
    [
      { number: "did", at: "diversion", format: "national" },
      { Diversion: "<sip:01058580101;npdi@carrier.example>;reason=unconditional" },
      "+861058580101",
    ],
    [
      { number: "hotline", at: "request-uri", format: "plain" },
      { $rU: "4008201615;phone-context=+86" },
      "4008201615",
    ],
    [{ number: "did", at: "diversion", format: "national" }, {}, "none"],
    [{ number: "hotline", at: "request-uri", format: "plain" }, { $rU: "../../etc" }, "none"],
    [{ number: "hotline", at: "request-uri", format: "plain" }, { $rU: "%2B864008201615" }, "4008201615"],
    [{ number: "did", at: "to", format: "e164" }, { $tU: "%2b8675526001615;npdi" }, "+8675526001615"],
    [{ number: "hotline", at: "request-uri", format: "plain" }, { $rU: "40082016150" }, "none"],
    [{ number: "hotline", at: "request-uri", format: "plain" }, { $rU: "4".repeat(5000) }, "none"],
  ])("delivered as %j, %j is %s", (delivers, headers, number) => {
    expect(run([["called", delivers, headers]])).toEqual([number]);
  });
});
