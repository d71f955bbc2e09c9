import type { Accounts } from "../account/accounts.ts";
import type { LocalStack } from "../local-stack.ts";
import { startPhoneBoxes } from "../phones/phone-boxes.ts";
import type { CallResult } from "./call-result.ts";
import { differences } from "./differences.ts";
import { placeSample } from "./place-sample.ts";
import type { SampleCall } from "./sample-calls.types.ts";
import { simulated } from "./simulated.ts";
import { waves } from "./waves.ts";

/** How long a call's record may lag behind its end. */
const RECORD_WITHIN_MS = 5000;

export interface SampleRun {
  stack: LocalStack;
  accounts: Accounts;
  /** Edge, `address:port`. */
  edge: string;
  /** Folder for the scenarios and logs of SIPp. */
  dir: string;
  signal: AbortSignal;
}

/**
 * Places sample calls, those to different numbers and phones at the same time, and tells of each as soon as those
 * before it in the file are told.
 */
export async function runSamples(
  calls: readonly SampleCall[],
  run: SampleRun,
  tell: (result: CallResult) => void,
): Promise<void> {
  const results = new Map<SampleCall, CallResult>();
  let told = 0;
  for (const wave of waves(calls, (call) => claims(call, run.stack))) {
    const wanted = wave.flatMap((call) => {
      const plan = run.stack.numbers.get(call.number);
      return plan ? [{ plan, asked: call }] : [];
    });
    const stopPhones = await startPhoneBoxes(wanted, run.stack.trunks);
    try {
      const placed = wave.map(async (call) =>
        results.set(call, await result(call, `s${calls.indexOf(call)}`, run)),
      );
      await Promise.all(placed);
    } finally {
      await stopPhones();
    }
    for (let next = calls[told]; next; next = calls[++told]) {
      const ready = results.get(next);
      if (!ready) break;
      tell(ready);
    }
  }
}

/** Calls that share a number share its counters, calls that share a target share its phone. */
function claims(call: SampleCall, { numbers }: LocalStack): string[] {
  const plan = numbers.get(call.number);
  return [plan?.number ?? call.number, ...Object.values(plan?.bindings ?? {}).map(({ target }) => target)];
}

async function result(call: SampleCall, name: string, run: SampleRun): Promise<CallResult> {
  const { stack, accounts, edge, dir, signal } = run;
  const plan = stack.numbers.get(call.number);
  const trunk = stack.trunks.find(({ id }) => id === call.trunk);
  if (!trunk) throw new Error(`no trunk ${call.trunk}`);
  const placed = await placeSample(call, { name, trunk, plan, edge, dir, signal });
  const account = await accounts.find(new RegExp(`-${name}@`), RECORD_WITHIN_MS);
  const decision = simulated(call, plan, stack.areas, account?.counters ?? {});
  const caller = { what: "SIP code at the caller", by: "expected" as const, should: `${call.expect.sip}` };
  return {
    name: call.name,
    ...(account && { account }),
    simulated: decision,
    differences: [
      ...(placed.code === call.expect.sip ? [] : [{ ...caller, is: `${placed.code ?? "none"}` }]),
      ...(account
        ? differences(account, call.expect, decision)
        : [{ what: "events", by: "expected" as const, should: "a whole record", is: "none in the spool" }]),
    ],
  };
}
