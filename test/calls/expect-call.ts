import { expect } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import { eventually } from "../eventually.ts";
import type { CallRecord } from "./call-record.ts";
import { callRecord } from "./call-record.ts";

/** What a test by hand states of a call. */
export interface StatedCall extends CallRecord {
  /** What each party sent and got, as `SipLadder` writes it. */
  sip: Record<string, string>;
}

/** Where all of it is found. */
export interface SeenCall {
  /** Folder of the stack that the edge runs. */
  stack: string;
  callId: string;
  events(): Promise<CallEvent[]>;
  parties: Record<string, { sip(callId: string): Promise<string> }>;
}

/** Waits until a call is as stated; fails with what it is where it is not in time (milliseconds). */
export async function expectCall(
  { stack, callId, events, parties }: SeenCall,
  stated: StatedCall,
  withinMs = 20_000,
): Promise<void> {
  await eventually(async () => {
    const sip = await sipOf(parties, callId);
    expect({ ...callRecord(stack, await events()), sip }).toEqual(stated);
  }, withinMs);
}

/** What each party has sent and got of a call so far. */
export async function sipOf(parties: SeenCall["parties"], callId: string): Promise<StatedCall["sip"]> {
  const sip: StatedCall["sip"] = {};
  for (const [name, party] of Object.entries(parties)) sip[name] = await party.sip(callId);
  return sip;
}
