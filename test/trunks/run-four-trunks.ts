import { createSocket } from "node:dgram";
import { join } from "node:path";
import { readSpool } from "#edge/read-spool.ts";
import { callRecord } from "../calls/call-record.ts";
import { countCalls } from "../calls/count-calls.ts";
import { type StatedCall, sipOf } from "../calls/expect-call.ts";
import { openCallers } from "./caller.ts";
import { answers, startCarrier } from "./carrier.ts";
import { CALLERS, startTrunkRun, trunk } from "./trunk-run.ts";

/** What a run over four trunks came to. */
export interface FourTrunksFigures {
  calls: number;
  connected: number;
  /** Milliseconds from the INVITE to the first answer above 100. */
  firstMs: { p50: number; p99: number; longest: number };
  attempts: number;
  /** Times that a suspect trunk was passed over. */
  passedOver: number;
  /** What the calls came to, each different thing once; of the carriers those that speak. */
  kinds: (StatedCall & { calls: number })[];
}

/**
 * Places calls at a steady rate over four trunks of one priority. Where `bad`, one is blackholed (a socket that never
 * answers), one says 503 and one refuses (nothing listens: ICMP port unreachable); else all four work.
 */
export async function fourTrunks(options: {
  bad: boolean;
  callsPerSecond: number;
  seconds: number;
}): Promise<FourTrunksFigures> {
  const { bad, callsPerSecond, seconds } = options;
  const sound = await startCarrier("127.0.8.24", 5090, answers);
  const says503 = await startCarrier(
    "127.0.8.22",
    5090,
    bad ? [{ afterMs: 0, says: "503 Service Unavailable" }] : answers,
  );
  const others = bad
    ? []
    : [await startCarrier("127.0.8.21", 5090, answers), await startCarrier("127.0.8.23", 5090, answers)];
  const hole = createSocket("udp4");
  if (bad) await new Promise<void>((resolve) => hole.bind(5090, "127.0.8.21", resolve));
  const run = await startTrunkRun(
    "127.0.8.2",
    ["hole", "says503", "refuses", "sound"].map((id, index) => trunk(id, `127.0.8.${21 + index}`)).join(""),
  );
  const callers = await openCallers(CALLERS, run.edge);
  const calls: ReturnType<typeof callers.call>[] = [];
  const start = performance.now();
  while (calls.length < callsPerSecond * seconds) {
    const due = ((performance.now() - start) / 1000) * callsPerSecond;
    while (calls.length < due && calls.length < callsPerSecond * seconds)
      calls.push(callers.call("4006000001", { talkMs: 200 }));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const called = await Promise.all(calls);
  const recorded = [...(await readSpool(run.edge.spool)).calls.values()];
  const events = recorded.flat();
  const seen = recorded.map(async (each) => {
    const id = each.find((event) => event.event === "invite")?.sipCallId ?? "";
    const sip = await sipOf({ caller: callers, says503, sound }, id);
    return { ...callRecord(join(run.dir, "stack"), each), sip };
  });
  const kinds = countCalls(await Promise.all(seen));
  callers.close();
  await run.stop();
  await Promise.all([sound, says503, ...others].map((carrier) => carrier.stop()));
  hole.close();
  const times = called
    .map((each) => each.firstMs ?? Number.POSITIVE_INFINITY)
    .sort((one, other) => one - other);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  const attempts = events.filter((event) => event.event === "attempt");
  return {
    calls: called.length,
    connected: called.filter((each) => each.code === 200).length,
    firstMs: { p50: at(0.5), p99: at(0.99), longest: at(1) },
    attempts: attempts.length,
    passedOver: attempts.flatMap((event) => event.passedOver ?? []).length,
    kinds,
  };
}
