import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setTrace } from "#agent/traces/traces.ts";
import { eventually } from "../eventually.ts";
import { until } from "../until.ts";
import { EDGE, NORTH } from "./addresses.ts";
import { busyCall } from "./busy-call.ts";
import { GOOD_CALL, goodCall } from "./good-call.ts";
import type { SecurityRun } from "./security-run.ts";

/** Registers the tests of what is written of traced numbers, and of nobody else. */
export function testTraces(running: () => SecurityRun): void {
  test("a traced number's messages are written, both legs, without digests; of other numbers nothing", async () => {
    const { edge, rpc } = running();
    await setTrace(edge.db, edge.folder, "4006000004", Date.now() + 60_000, Date.now());
    await until(async () => JSON.stringify(await rpc("htable.dump", ["node"])).includes("4006000004"));
    await until(async () => (await isShown(running())) === 1);
    const good = await goodCall(edge, NORTH);
    if (!good) throw new Error("no call");
    await running().expectCall(good.invite, { caller: good.caller }, GOOD_CALL);
    await busyCall(running());
    const files = await readdir(edge.folder.traces);
    expect(files).toEqual([expect.stringMatching(/^4006000004-\d{4}-\d\d-\d\d\.ndjson$/)]);
    const path = join(edge.folder.traces, files[0] ?? "");
    // Of ACK and BYE, sent at once, two processes may take the BYE first, and then nobody wants the ACK.
    const steps = [
      ...["carrier edge INVITE", "edge phone INVITE", "phone edge 180", "edge carrier 180"],
      ...["phone edge 200", "edge carrier 200", "carrier edge ACK"],
      ...["carrier edge BYE", "edge phone BYE"],
    ];
    await eventually(async () => expect(await stepsIn(path)).toEqual(expect.arrayContaining(steps)));
    await setTrace(edge.db, edge.folder, "4006000005", Date.now() + 60_000, Date.now());
    await until(async () => JSON.stringify(await rpc("htable.dump", ["node"])).includes("4006000005"));
    await busyCall(running(), ['Authorization: Digest username="u",\r\n response="5ec2e7"']);
    const other = (await readdir(edge.folder.traces)).find((name) => name.startsWith("4006000005")) ?? "";
    const traced = await readFile(join(edge.folder.traces, other), "utf8");
    expect(traced).toContain("Authorization: (removed)");
    expect(traced).not.toContain("5ec2e7");
    for (const number of ["4006000004", "4006000005"])
      await setTrace(edge.db, edge.folder, number, undefined, Date.now());
    await until(async () => (await isShown(running())) === 0);
    const before = await readFile(path, "utf8");
    expect(await goodCall(edge, NORTH)).toBeDefined();
    expect(await readFile(path, "utf8")).toBe(before);
  });
}

/** 1 where Kamailio shows its messages to the trace, else 0. */
async function isShown({ rpc }: SecurityRun): Promise<unknown> {
  const state = await rpc("sipdump.enable");
  return typeof state === "object" && state !== null && "newval" in state ? state.newval : undefined;
}

/** Who sent what to whom, in the order in which it was written. */
async function stepsIn(path: string): Promise<string[]> {
  const lines = (await readFile(path, "utf8")).trim().split("\n");
  const side = (name: string) =>
    name.startsWith(`${EDGE}:`) ? "edge" : name.endsWith(":5090") ? "phone" : "carrier";
  return lines.map((line) => {
    const { from, to, message }: { from: string; to: string; message: string } = JSON.parse(line);
    const what = /^SIP\/2\.0 (\d+)|^\S+/.exec(message);
    return `${side(from)} ${side(to)} ${what?.[1] ?? what?.[0]}`;
  });
}
