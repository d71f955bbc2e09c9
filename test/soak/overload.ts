// Twice as many calls as the edge can do, beside calls in progress: it goes on at its capacity, refuses the rest
// soon, fails no call that it has taken, and takes all again when the load falls. Kamailio's workers are let run for a
// part of the time, so that the callers, who share the machine, do not become slow before it.
//   node test/soak/overload.ts [seconds] [times its capacity] [percent of the time]
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { readSpool } from "#edge/read-spool.ts";
import { eventsInWords } from "../calls/record.ts";
import { cpuSeconds } from "../figures/cpu-seconds.ts";
import { type CallLoad, startLoad } from "../live/call-load.ts";
import { startLiveRun } from "../live/live-run.ts";
import { liveGeneration, NORTH } from "../live/live-stack.ts";
import { slowDown, workersOf } from "../overload/workers.ts";
import { lostPackets } from "./parts/lost-packets.ts";

const [seconds = 30, times = 2, percent = 20] = process.argv.slice(2).map(Number);
const LIVE = 200;
/** Share of the capacity that must still be done, and within what time 99 % of the refused must know. */
const leastGoodput = 0.8;
const refusedWithinMs = 1000;

const numbers = Array.from({ length: 100 }, (_, index) => String(4_006_000_000 + index));
const run = await startLiveRun(
  liveGeneration(Object.fromEntries(numbers.map((number) => [number, { rings: ["desk"] }]))),
);
const { edge } = run;
const problems: string[] = [];
const hold = (fine: boolean, what: string) => {
  console.log(`${fine ? "ok  " : "FAIL"} ${what}`);
  if (!fine) problems.push(what);
};
const all: { load: CallLoad; refused: number[] }[] = [];
const sliceMs = 20;
const endSlowness = slowDown(await workersOf(edge), (sliceMs * percent) / 100, sliceMs);
const stalls = monitorEventLoopDelay({ resolution: 10 });

/** Places calls at a rate; `refused` gets how long each was kept waiting for its 503. */
async function calls(perSecond: number, talkMs: number): Promise<{ load: CallLoad; refused: number[] }> {
  const refused: number[] = [];
  const load = await startLoad({
    ...{ edge, from: NORTH, perSecond, talkMs },
    called: (call) => numbers[call % numbers.length] ?? "",
    refused: (afterMs) => void refused.push(afterMs),
  });
  all.push({ load, refused });
  return { load, refused };
}

/** Some seconds at a rate, to the end of the last call; processor time that Kamailio took. */
async function spell(perSecond: number, during: number) {
  const [cpu, { load, refused }] = [cpuSeconds(edge.pid), await calls(perSecond, 1000)];
  await sleep(during * 1000);
  await load.stop();
  return { load, refused, cpu: cpuSeconds(edge.pid) - cpu };
}

const idle = await spell(20, 10);
const perCall = idle.cpu / idle.load.placed();
let capacity = 20;
// A machine that was busy with something else for a moment is asked again.
for (let rate = 40, again = false; ; ) {
  const { refused } = await spell(rate, 4);
  if (refused.length > 0 && again) break;
  again = refused.length > 0;
  if (again) continue;
  capacity = rate;
  rate *= 1.15;
}
console.log(
  `     workers run for ${percent} % of the time; ${(perCall * 1000).toFixed(1)} ms of processor time a call at 20/s; ` +
    `${capacity.toFixed(0)} calls/s is the highest rate, in steps of 15 %, at which none was refused`,
);

const live = (await calls(LIVE / 4, (seconds / 2 + 4) * 1000)).load;
while (live.talking() < LIVE) await sleep(20);
const liveEnd = live.stop();

stalls.enable();
const cpu = cpuSeconds(edge.pid);
const over = await calls(capacity * times, 2000);
await sleep(seconds * 1000);
const placed = over.load.placed();
const done = over.load.completed();
const overEnd = over.load.stop();
stalls.disable();
const spent = cpuSeconds(edge.pid) - cpu;
const waits = over.refused.toSorted((one, other) => one - other);
const at = (part: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0;
await sleep(1000);
const after = await spell(capacity / 2, 8);
await Promise.all([overEnd, liveEnd]);

console.log(
  `     ${placed} calls in ${seconds} s (${(placed / seconds).toFixed(0)}/s), ${over.load.completed()} done, ` +
    `${waits.length} refused; ${Math.round((spent / seconds) * 100)} % of a processor; the callers and the exchange, one ` +
    `process, stood still for ${Math.round(stalls.max / 1e6)} ms at most; ${lostPackets(edge.port)} packets lost`,
);
hold(placed >= capacity * times * seconds * 0.97, `${times} times the capacity was really offered`);
// Those of the last two seconds still talk.
const goodput = done / (seconds - 2.2);
hold(
  goodput >= capacity * leastGoodput,
  `${goodput.toFixed(0)} calls/s done, ${Math.round((goodput / capacity) * 100)} % of the capacity`,
);
hold(
  at(0.99) <= refusedWithinMs,
  `refused after ${at(0.5).toFixed(0)} ms (half), ${at(0.99).toFixed(0)} ms (99 %), ${at(1).toFixed(0)} ms (longest)`,
);
const failures = over.load.failures();
hold(
  failures.length === 0,
  `${failures.length} calls failed that had been taken ${failures.slice(0, 5).join("; ")}`,
);
hold(
  live.completed() === live.placed(),
  `${live.completed()} of ${live.placed()} calls in progress ended as their callers wished ${live.failures().slice(0, 5).join("; ")}`,
);
hold(
  after.load.completed() === after.load.placed(),
  `${after.load.completed()} of ${after.load.placed()} calls done at half the capacity, from 1 s after the load fell`,
);

const { calls: recorded, problems: torn } = await readSpool(edge.spool);
const answered = all.reduce((sum, each) => sum + each.load.placed() - each.refused.length, 0);
const kinds = Map.groupBy(recorded.values(), eventsInWords);
hold(
  recorded.size === answered && kinds.size === 1 && torn.length === 0,
  `${recorded.size} calls in the record, of ${answered} that were not refused; ${kinds.size} kinds of ladder`,
);
for (const [kind, { length }] of [...kinds].slice(1, 6)) console.log(`     ${length} times ${kind}`);
const errors = (await run.log()).split("\n").filter((line) => /ERROR|CRITICAL|BUG/.test(line));
hold(errors.length === 0, `${errors.length} errors in the log ${errors[0] ?? ""}`);
await endSlowness();
await run.stop();
process.exitCode = problems.length > 0 ? 1 : 0;
