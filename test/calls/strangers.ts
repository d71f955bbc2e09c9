import { expect, test } from "vitest";
import { stillAnswers } from "../still-answers.ts";
import { expectHandCall } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { NORTH } from "./carriers.ts";
import { handPhone } from "./hand-phone.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

const STRANGER = "127.0.4.97";
const methods = [
  "INVITE",
  "OPTIONS",
  "MESSAGE",
  "ACK",
  "BYE",
  "CANCEL",
  "REGISTER",
  "SUBSCRIBE",
  "REFER",
  "UPDATE",
  "NONSENSE",
];

/** Registers the tests of what nobody well-behaved sends. */
export function testStrangers(running: () => Running): void {
  test("a stranger gets no answer to anything", async () => {
    const socket = await openSipSocket(STRANGER, running().edge);
    const from = { address: STRANGER, port: socket.port };
    for (const method of methods) {
      socket.send(sipRequest(method, from));
      socket.send(sipRequest(method, from, { toTag: "forged" }));
      socket.send(sipRequest(method, from, { toTag: "forged", headers: ["Route: <sip:127.0.4.1;lr>"] }));
      socket.send(sipRequest(method, from, { headers: ["Max-Forwards: 0"] }));
    }
    expect(await socket.receive(700)).toBeUndefined();
    socket.close();
  });

  test("a carrier cannot send requests through the edge to others", async () => {
    const { edge } = running();
    const socket = await openSipSocket(NORTH, edge);
    const victim = await openSipSocket("127.0.4.96", edge);
    const from = { address: NORTH, port: socket.port };
    const uri = `sip:victim@127.0.4.96:${victim.port}`;
    const route = [`Route: <sip:127.0.4.1;lr>, <sip:127.0.4.96:${victim.port};lr>`];
    for (const method of methods) {
      socket.send(sipRequest(method, from, { uri }));
      socket.send(sipRequest(method, from, { uri, headers: route }));
      socket.send(sipRequest(method, from, { uri, toTag: "forged", headers: route }));
    }
    expect(await victim.receive(700)).toBeUndefined();
    socket.close();
    victim.close();
  });

  test("a repeated INVITE is one call", async () => {
    const { edge } = running();
    const socket = await openSipSocket(NORTH, edge);
    const invite = sipRequest("INVITE", { address: NORTH, port: socket.port }, { uri: "sip:4006000010@x" });
    const caller = handPhone(socket, "");
    for (let time = 0; time < 3; time++) caller.send(invite);
    await caller.takes(/^SIP\/2\.0 480 /);
    await expectHandCall(
      edge,
      invite,
      { caller },
      {
        yaml: "enterprises/suspended.yaml",
        sip: { caller: "→INVITE, ←480" },
        ladder: [],
        events: "invite, decision suspended, ended edge 480 suspended",
      },
    );
    const id = /Call-ID: (\S+)/.exec(invite)?.[1];
    const { calls } = await running().spool();
    const events = [...calls.values()].flat();
    expect(events.filter((event) => event.event === "invite" && event.sipCallId === id)).toHaveLength(1);
    socket.close();
  });

  test("2,000 damaged packets leave the edge as it was", async () => {
    const { edge } = running();
    const socket = await openSipSocket(NORTH, edge);
    const whole = Buffer.from(
      sipRequest("INVITE", { address: NORTH, port: socket.port }, { uri: "sip:110@x" }),
    );
    for (let round = 0; round < 2000; round++) {
      socket.send(damaged(whole, round));
      if (round % 50 === 0) await stillAnswers(edge);
    }
    await stillAnswers(edge);
    const lines = (await running().log()).split("\n");
    const broken = lines.filter((line) => /error in|segfault|signal 11|CRITICAL|BUG/.test(line));
    // The one is the call to the number with the broken value.
    expect(broken).toEqual([expect.stringContaining("field 'limits'")]);
    socket.close();
  });
}

/** One of the ways to spoil a message, by number, the same every time. */
function damaged(whole: Buffer, round: number): Buffer {
  const copy = Buffer.from(whole);
  const place = (round * 7919) % copy.length;
  if (round % 4 === 0) return copy.subarray(0, place);
  if (round % 4 === 1)
    return Buffer.concat([copy.subarray(0, place), Buffer.alloc(round * 7, 0x41), copy.subarray(place)]);
  for (let step = 0; step <= round % 9; step++)
    copy[(place + step * 31) % copy.length] = (round * 31 + step * 17) % 256;
  return copy;
}
