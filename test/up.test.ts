import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatAmount } from "#model/amount.ts";
import { missingPrograms } from "./calls/missing-programs.ts";
import { type Run, runHotline } from "./run-hotline.ts";
import { testUpEnds } from "./up-ends.ts";
import { comesTrue, saidBy } from "./up-process.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no stack runs on this machine: ${missing}`);
const PORT = "5067";

/** The part of a line of `hotline up --json` that is looked at here. */
interface Line {
  name: string;
  ok: boolean;
  outcome: string;
  reason?: string;
  rule?: number;
  dialled: string;
  number?: string;
  caller: { number?: string };
  atMs: number;
  random: number;
  counters: { monthCost?: number };
  needsMedia: boolean;
  attempts: { binding: string; target: string; result: string }[];
}

/** The part of a line of `hotline simulate --batch` that is looked at here. */
interface Simulated {
  outcome: string;
  reason: string | null;
  rule: number | null;
  attempts: { binding: string; target: string }[];
}

describe.skipIf(missing)(`the platform on one machine${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let dir: string;
  let stack: string;
  const callsFile = () => join(stack, "calls.yaml");

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "hotline-up-test-"));
    stack = join(dir, "stack");
    cpSync("stacks/local", stack, { recursive: true });
    const sample = readFileSync(callsFile(), "utf8");
    writeFileSync(callsFile(), sample.split("\n\n", 1).join(""));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  describe("up --once --json on the local stack", () => {
    let run: Run;
    let lines: Line[];
    beforeAll(() => {
      run = runHotline(["up", "--once", "--json", "--port", PORT]);
      lines = run.stdout.split("\n").flatMap((text) => (text === "" ? [] : [JSON.parse(text)]));
    }, 120_000);

    test("places every call as expected", () => {
      expect(lines.filter(({ ok }) => !ok)).toEqual([]);
      expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
    });

    test.each([
      "answered",
      "busy, then the next",
      "no answer, then the next",
      "dead trunk, then the other",
      "all failed",
      "blocked",
      "closed by hours",
      "closed by holiday",
      "open on a make-up working day",
      "suspended",
      "unknown number",
      "needs media",
      "delivered by DID",
    ])("shows: %s", (name) => expect(lines.map((line) => line.name)).toContain(name));

    test("is what simulate says for the same number, caller, instant, random and counters", () => {
      const input = lines.map(({ number, dialled, caller, atMs, random, counters }) =>
        JSON.stringify({
          number: number ?? dialled,
          caller: caller.number ?? "anonymous",
          at: new Date(atMs).toISOString(),
          random,
          counters: {
            ...counters,
            ...(counters.monthCost !== undefined && { monthCost: formatAmount(counters.monthCost) }),
          },
        }),
      );
      const batch = join(dir, "batch.ndjson");
      writeFileSync(batch, `${input.join("\n")}\n`);
      const { status, stdout } = runHotline(["simulate", "stacks/local", "--batch", batch]);
      expect(status).toBe(0);
      const simulated: Simulated[] = stdout
        .trim()
        .split("\n")
        .map((text) => JSON.parse(text));
      expect(simulated).toHaveLength(lines.length);
      for (const [i, line] of lines.entries()) {
        const { outcome, reason = null, rule = null, attempts } = line;
        const said = simulated[i];
        expect({ outcome, reason, rule }, line.name).toEqual({
          outcome: said?.outcome,
          reason: said?.reason,
          rule: said?.rule,
        });
        const [first] = attempts;
        const planned = said?.attempts[0];
        if (first) expect(`${first.binding} ${first.target}`).toBe(`${planned?.binding} ${planned?.target}`);
      }
    });
  });

  test("an expectation that does not hold ends with 1 and the difference", () => {
    const broken = join(dir, "broken");
    cpSync(stack, broken, { recursive: true });
    writeFileSync(
      join(broken, "calls.yaml"),
      readFileSync(callsFile(), "utf8").replace("sip: 200", "sip: 486"),
    );
    const { status, stdout } = runHotline(["up", broken, "--once", "--port", PORT]);
    expect(stdout).toContain("✗ answered");
    expect(stdout).toContain("SIP code: expected 486, but it is 200");
    expect(stdout).toContain("1 of 1 calls did not go as expected");
    expect(status).toBe(1);
    const [, kept = ""] = /kept in (\S+)/.exec(stdout) ?? [];
    expect(readdirSync(join(kept, "edge", "spool"))).not.toEqual([]);
    rmSync(kept, { recursive: true });
  });

  test("a mistake in the calls is pointed at, and nothing starts", () => {
    const broken = join(dir, "mistake");
    cpSync(stack, broken, { recursive: true });
    writeFileSync(
      join(broken, "calls.yaml"),
      readFileSync(callsFile(), "utf8").replace("binding: desk", "binding: desc"),
    );
    const { status, stdout, stderr } = runHotline(["up", broken, "--once", "--port", PORT]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/calls\.yaml:\d+:\d+ .*unknown-binding/);
    expect(stderr).toContain("did you mean desk?");
  });

  test("a port that is taken is named with its holder and the remedy", async () => {
    const socket = createSocket("udp4");
    socket.bind({ address: "127.0.0.1", port: 0 });
    await once(socket, "listening");
    const { port } = socket.address();
    const { status, stderr } = runHotline(["up", stack, "--once", "--port", `${port}`]);
    socket.close();
    expect(status).toBe(2);
    expect(stderr).toContain(`UDP port 127.0.0.1:${port} is taken by`);
    expect(stderr).toContain(`(process ${process.pid})`);
    expect(stderr).toContain("--port");
  });

  testUpEnds(() => ({ dir, stack, port: PORT }));

  test("what is compiled into its bundle is what its agent takes over", async () => {
    const up = spawn(resolve("bin/hotline"), ["up", stack, "--port", PORT], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = await saidBy(up, /and calls follow/);
    const [, agent = "", bundle = ""] = /answers at (\S+)\/readyz .* follows (\S+):/.exec(said) ?? [];
    const file = join(stack, "platform.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(/domain: \S+?([ ,}])/, "domain: sip.changed.example$1"),
    );
    const { status, stdout } = runHotline(["compile", stack, "--out", bundle, "--json"]);
    expect(status).toBe(0);
    const sample = `hotline_generation_info{generation="${JSON.parse(stdout).generation}"} 1`;
    expect(
      await comesTrue(async () => (await (await fetch(`${agent}/metrics`)).text()).includes(sample)),
    ).toBe(true);
    const exit = once(up, "exit");
    up.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
  });
});
