import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import { callRecord } from "../calls/call-record.ts";
import { countCalls } from "../calls/count-calls.ts";
import type { StatedCall } from "../calls/expect-call.ts";
import { eventually } from "../eventually.ts";
import { type Carrier, type CarrierCall, codeOf, invite } from "./carrier.ts";
import { type CallRecord, EDGES, type EdgeId, type EdgesRun } from "./edges-run.ts";
import { plain } from "./numbers.ts";
import { ownersOf } from "./owner-of.ts";

/** Folder of the edges' stack. */
export const STACK = fileURLToPath(new URL("./stack", import.meta.url));

/** A call as a test of several edges states it: also the one edge that records it, and which edge passed it on. */
interface StatedAtEdge extends StatedCall {
  edge: EdgeId;
  via?: EdgeId;
}

/** The same of many calls, over whichever edges they came; no `edge` where none records them. */
interface StatedCalls extends StatedCall {
  calls: number;
  edge?: EdgeId;
}

/** What comes of a call whose target is reached over the only trunk and answers, and whose caller hangs up. */
export const answeredAt = (binding: string) => ({
  sip: { caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE" },
  ladder: [`${binding}/north answered`],
  events:
    "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
});

/** What comes of an INVITE that is no call: refused with a code, and in no record. */
export const unrecorded = (code: number) => ({
  ...{ yaml: null, sip: { caller: `→INVITE, ←${code}, →ACK` }, ladder: [], events: "" },
});

/** Three edges, a carrier, and what tests do with both. */
export interface EdgesContext {
  run: EdgesRun;
  carrier: Carrier;
  /** Places calls over the edges in turn. */
  callsOver(edges: readonly EdgeId[], number: string, count: number): CarrierCall[];
  /** Final codes; undefined where no answer came. */
  codesOf(calls: readonly CarrierCall[]): Promise<(number | undefined)[]>;
  hangUpAll(calls: readonly CarrierCall[]): Promise<(number | undefined)[]>;
  /** Records of calls, each found by its Call-ID, once all have ended. */
  recordsOf(calls: readonly CarrierCall[]): Promise<CallRecord[]>;
  /** Fails unless one edge records a call and all that came of it is, or comes to be, as stated. */
  expectCall(
    call: Pick<CarrierCall, "id">,
    stated: StatedAtEdge,
    caller?: Pick<Carrier, "sip">,
  ): Promise<void>;
  /** Fails unless calls came to what is stated, so many to each. */
  expectCalls(
    calls: readonly Pick<CarrierCall, "id">[],
    stated: readonly StatedCalls[],
    caller?: Pick<Carrier, "sip">,
  ): Promise<void>;
  /** Waits until each number is reached at its first owner over another edge. */
  allAlive(): Promise<void>;
}

export function edgesContext(run: EdgesRun, carrier: Carrier): EdgesContext {
  const recordsOf = (calls: readonly CarrierCall[]): Promise<CallRecord[]> => {
    const ids = new Set(calls.map(({ id }) => id));
    return eventually(async () => {
      const records = (await run.records()).filter(({ invite: each }) => ids.has(each?.sipCallId ?? ""));
      expect(records.length).toBeGreaterThanOrEqual(ids.size);
      expect(records.filter(({ events }) => !ended(events))).toEqual([]);
      return records;
    });
  };
  const allAlive = () =>
    eventually(async () => {
      for (const number of plain) {
        const call = carrier.call(run.edges[notOwner(number)], number);
        await call.answer;
        await call.hangUp();
        const [record] = await recordsOf([call]);
        expect(record?.edge).toBe(ownerOf(number));
      }
    }, 30_000);
  const expectCall: EdgesContext["expectCall"] = ({ id }, { via, ...stated }, caller = carrier) =>
    eventually(async () => {
      const seen = (await run.records())
        .filter(({ invite: each }) => each?.sipCallId === id)
        .map(({ edge, invite: each, events }) => ({ edge, via: each?.via, ...callRecord(STACK, events) }));
      const sip = { caller: await caller.sip(id) };
      expect(seen.map((each) => ({ ...each, sip }))).toEqual([{ via, ...stated }]);
    });
  const expectCalls: EdgesContext["expectCalls"] = (calls, stated, caller = carrier) =>
    eventually(async () => {
      const records = await run.records();
      const seen = calls.map(async ({ id }) => {
        const sip = { caller: await caller.sip(id) };
        const own = records.filter(({ invite: each }) => each?.sipCallId === id);
        if (own.length === 0) return [{ ...callRecord(STACK, []), sip }];
        return own.map(({ edge, events }) => ({ edge, ...callRecord(STACK, events), sip }));
      });
      expect(countCalls((await Promise.all(seen)).flat())).toEqual(countCalls(stated));
    });
  return {
    ...{ run, carrier, recordsOf, expectCall, expectCalls, allAlive },
    callsOver: (edges, number, count) =>
      Array.from({ length: count }, (_, index) => {
        const edge = run.edges[edges[index % edges.length] ?? "edge-a"];
        return carrier.call(edge, number, { caller: `0755222${String(10_000 + index)}` });
      }),
    codesOf: (calls) =>
      Promise.all(
        calls.map(async (call) => {
          const answer = await call.answer;
          return answer && codeOf(answer);
        }),
      ),
    hangUpAll: (calls) => Promise.all(calls.map((call) => call.hangUp())),
  };
}

/** Which edge owns a number while all live. */
export function ownerOf(number: string): EdgeId {
  return place(number, 0);
}

/** Who would own it next. */
export function notOwner(number: string): EdgeId {
  return place(number, 1);
}

function place(number: string, index: number): EdgeId {
  const id = ownersOf(number, EDGES)[index];
  return EDGES.find((each) => each === id) ?? "edge-a";
}

function ended(events: readonly CallEvent[]): CallEvent | undefined {
  return events.find(({ event }) => event === "ended");
}

/** A process and those that it has started. */
export function groupOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return [pid, ...(text === "" ? [] : text.split(" ").map(Number))];
}

/** A carrier's question whether an edge takes calls. */
export function options(
  { place: from }: Carrier,
  { address, port }: { address: string; port: number },
): string {
  return invite({ address, port }, from, "ping", "ping", []).replaceAll("INVITE", "OPTIONS");
}
