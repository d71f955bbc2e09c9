import { expect, test } from "vitest";
import { NORTH } from "./addresses.ts";
import { busyCall } from "./busy-call.ts";
import { errorsIn } from "./errors-in.ts";
import { fuzz } from "./fuzz-run.ts";
import { GOOD_CALL, goodCall } from "./good-call.ts";
import { chance } from "./random.ts";
import type { SecurityRun } from "./security-run.ts";

const messages = 5000;

/** Registers the run of mutated messages; test/soak/fuzz.ts sends twenty times as many. */
export function testFuzz(running: () => SecurityRun): void {
  test("400 spellings of one header cost no more than one: the call is routed, and no memory runs out", async () => {
    const draw = chance(7);
    const spelt = () =>
      [..."x-picture-of-caller"].map((each) => (draw.next() < 0.5 ? each : each.toUpperCase())).join("");
    const headers = Array.from({ length: 400 }, () => `${spelt()}: 1`);
    await busyCall(running(), headers);
    expect(await running().log()).not.toMatch(/out of mem|could not allocate/);
  });

  test(`${messages} mutated messages from a carrier break nothing, and calls succeed meanwhile`, async () => {
    const figures = await fuzz(running(), messages, 1, 0);
    const good = await goodCall(running().edge, NORTH);
    if (!good) throw new Error("no call");
    await running().expectCall(good.invite, { caller: good.caller }, GOOD_CALL);
    expect(figures.processes[0]).toContain("udp receiver");
    expect(figures.processes[1]).toBe(figures.processes[0]);
    expect(figures.unanswered).toBe(0);
    expect(figures.carried).toBe(0);
    expect(figures.succeeded).toBe(figures.calls);
    expect(figures.memory[1] - figures.memory[0]).toBeLessThan(16_000_000);
    expect(errorsIn(await running().log())).toEqual([]);
    expect((await running().events()).filter((each) => JSON.stringify(each).includes("X-Hotline-"))).toEqual(
      [],
    );
  });
}
