import { type Callers, openCallers } from "./caller.ts";
import { answers, type Carrier, startCarrier } from "./carrier.ts";
import { CALLERS, startTrunkRun, type TrunkRun, trunk } from "./trunk-run.ts";

/** An edge over a trunk `first`, with `second` behind it; both carriers answer unless told otherwise. */
export interface TwoTrunks {
  run: TrunkRun;
  first: Carrier;
  second: Carrier;
  callers: Callers;
  /** What came of a call to 4006000001, whose desk is a phone that both trunks reach. */
  expectCall(
    called: { callId: string },
    sip: { caller: string; first: string; second: string },
    ladder: string[],
    events: string,
  ): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it at an address, its carriers at theirs; `bindings` as for `startTrunkRun`. */
export async function startTwoTrunks(
  address: string,
  at: { first: string; second: string },
  more: { bindings?: string } = {},
): Promise<TwoTrunks> {
  const first = await startCarrier(at.first, 5090, answers);
  const second = await startCarrier(at.second, 5090, answers);
  const trunks = trunk("first", at.first, ", priority: 1") + trunk("second", at.second, ", priority: 2");
  const run = await startTrunkRun(address, trunks, more);
  const callers = await openCallers(CALLERS, run.edge);
  const parties = { caller: callers, first, second };
  return {
    ...{ run, first, second, callers },
    expectCall: async ({ callId }, sip, ladder, events) => {
      await run.expectCall(callId, parties, { yaml: "enterprises/office.yaml", sip, ladder, events });
    },
    stop: async () => {
      callers.close();
      await run.stop();
      await Promise.all([first.stop(), second.stop()]);
    },
  };
}
