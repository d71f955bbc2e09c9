import { expect, test } from "vitest";
import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE, NORTH } from "./addresses.ts";
import { errorsIn } from "./errors-in.ts";
import { fuzz } from "./fuzz-run.ts";
import { chance } from "./random.ts";
import type { SecurityRun } from "./security-run.ts";

const messages = 5000;

/** Registers the run of mutated messages; test/soak/fuzz.ts sends twenty times as many. */
export function testFuzz(running: () => SecurityRun): void {
  test("400 spellings of one header cost no more than one: the call is routed, and no memory runs out", async () => {
    const socket = await openSipSocket(NORTH, running().edge);
    const draw = chance(7);
    const spelt = () =>
      [..."x-picture-of-caller"].map((each) => (draw.next() < 0.5 ? each : each.toUpperCase())).join("");
    const headers = Array.from({ length: 400 }, () => `${spelt()}: 1`);
    const from = { address: NORTH, port: socket.port };
    socket.send(sipRequest("INVITE", from, { uri: `sip:4006000005@${EDGE}`, headers }));
    await handPhone(socket, "").takes(/^SIP\/2\.0 486 /);
    socket.close();
    expect(await running().log()).not.toMatch(/out of mem|could not allocate/);
  });

  test(`${messages} mutated messages from a carrier break nothing, and calls succeed meanwhile`, async () => {
    const figures = await fuzz(running(), messages, 1, 0);
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
  }, 60_000);
}
