import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readSpool } from "#edge/read-spool.ts";
import { startEdge } from "#edge/start-edge.ts";
import { applyInItsOwnProcess, type OwnApply } from "../figures/apply-in-its-own-process.ts";
import { pullingProcess, sharedMemory, used } from "../figures/kamailio-figures.ts";
import { untilPulled } from "../figures/until-pulled.ts";
import { startLoad } from "../live/call-load.ts";
import { openExchange } from "../live/exchange.ts";
import { EDGE, EXCHANGE, NORTH } from "../live/live-stack.ts";
import { numberAt, writeChainNumbers } from "./parts/chain-numbers.ts";

// 100,000 numbers and 2,000 calls: one number changes, another node starts cold beside it, all numbers change and are
// rolled back. NUMBERS, CALLS and PER_SECOND make it smaller.
const NUMBERS = Number(process.env["NUMBERS"] ?? 100_000);
const CALLS = Number(process.env["CALLS"] ?? 2000);
const PER_SECOND = Number(process.env["PER_SECOND"] ?? 80);
const REACHES_CALLS_MS = 2000;
const TALK_MS = Math.round((1.15 * CALLS * 1000) / PER_SECOND);

const problems: string[] = [];
const hold = (fine: boolean, sentence: string) => {
  if (!fine) problems.push(sentence);
  console.log(`${fine ? "ok  " : "FAIL"} ${sentence}`);
};
const say = (text: string) => console.log(`     ${text}`);

const dir = mkdtempSync(join(tmpdir(), "hotline-soak-"));
process.once("exit", () => rmSync(dir, { recursive: true, force: true }));
const changed = Math.floor(NUMBERS / 2);
const bundle = (name: string) => join(dir, name);
const generations = {
  few: await writeChainNumbers(bundle("few"), 1, () => "g1"),
  first: await writeChainNumbers(bundle("first"), NUMBERS, () => "g1"),
  one: await writeChainNumbers(bundle("one"), NUMBERS, (index) => (index === changed ? "one" : "g1")),
  all: await writeChainNumbers(bundle("all"), NUMBERS, () => "g3"),
};

const exchange = await openExchange(EXCHANGE);
const stalls = monitorEventLoopDelay();
const edge = await startEdge({
  ...{ bundle: bundle("few"), runDir: join(dir, "edge"), address: EDGE, port: 5060 },
  ...{ bytes: NUMBERS * 4000, reserve: 1_048_576 },
  testVectors: fileURLToPath(new URL("../conformance/", import.meta.url)),
});
process.on("uncaughtExceptionMonitor", () => {
  console.log(readFileSync(edge.log, "utf8").split("\n").slice(-40).join("\n"));
});
const pulling = pullingProcess(edge.pid);

/** Applies a bundle beside the running Kamailio and waits until it is pulled; says what both cost. */
async function change(name: string): Promise<OwnApply & { pulledMs: number }> {
  const before = used(pulling);
  const applied = await applyInItsOwnProcess(edge.folder.db, bundle(name));
  await untilPulled(edge, applied.revision);
  const pulledMs = Date.now();
  const after = used(pulling);
  const { changed, bytes, beganMs, committedMs, cpuMs, memoryMb } = applied;
  say(
    `agent: ${changed} numbers changed, ${bytes} bytes of shards read, ${committedMs - beganMs} ms, ` +
      `${cpuMs} ms of processor time, ${memoryMb} MB at most`,
  );
  say(
    `Kamailio: whole ${pulledMs - committedMs} ms after the commit, ${after.cpuMs - before.cpuMs} ms of processor time, ` +
      `${after.memoryMb} MB of private memory`,
  );
  return { ...applied, pulledMs };
}

console.log(`${NUMBERS} numbers are loaded`);
const empty = await sharedMemory(edge);
const bytesOfLines = (await change("first")).bytes;
const full = await sharedMemory(edge);
say(
  `${Math.round(bytesOfLines / NUMBERS)} bytes a line; ${((full - empty) / 1_048_576).toFixed(0)} MB of shared memory, ` +
    `${((full - empty) / bytesOfLines).toFixed(2)} times the text`,
);

console.log(`${CALLS} calls at ${PER_SECOND} calls/s`);
const busy = 500;
const load = await startLoad({
  ...{ edge, from: NORTH, perSecond: PER_SECOND, talkMs: TALK_MS },
  called: (call) => numberAt(call % 4 === 0 ? changed : (call * 7919) % Math.min(busy, NUMBERS)),
});
stalls.enable();
while (load.talking() < CALLS) await sleep(100);

/** When the first and last calls after an instant rang one of these users. */
const rang = (user: string, sinceMs: number, number?: string) => {
  const calls = exchange
    .rung()
    .filter((each) => each.user === user && each.atMs >= sinceMs && (!number || each.number === number));
  return { first: calls[0]?.atMs ?? Number.NaN, last: calls.at(-1)?.atMs ?? sinceMs };
};

/** Applies a bundle under the load, and looks at when calls to a number ring another user than before. */
async function changeUnderCalls(name: string, before: string, after: string): Promise<void> {
  const talking = load.talking();
  const applied = await change(name);
  await sleep(1500);
  const { first } = rang(after, applied.beganMs, numberAt(changed));
  const last = rang(before, applied.beganMs, numberAt(changed)).last;
  say(
    `first call by the new plan ${first - applied.committedMs} ms after the commit, last by the old ${last - applied.committedMs} ms`,
  );
  // To write 100,000 numbers takes the agent longer than that, which no call notices.
  const [since, from] =
    applied.changed > 1 ? [applied.committedMs, "the commit"] : [applied.beganMs, "the agent has it"];
  hold(
    first - since < REACHES_CALLS_MS,
    `reaches calls ${first - since} ms after ${from} (< ${REACHES_CALLS_MS})`,
  );
  hold(Math.min(talking, load.talking()) >= CALLS * 0.95, `${load.talking()} calls in progress meanwhile`);
}

console.log("one number changes");
await changeUnderCalls("one", "g1", "one");

console.log("another node starts cold beside it");
const args = [
  fileURLToPath(new URL("parts/second-edge.ts", import.meta.url)),
  bundle("one"),
  join(dir, "second"),
  "127.0.5.2",
];
const second = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
second.stdout.on("data", (data) => say(`second node: ${String(data).trim()}`));
const [code] = await once(second, "close");
hold(code === 0, "the second node is ready and ends well");

console.log("all numbers change");
await change("all");

console.log("all numbers are rolled back");
await changeUnderCalls("first", "g3", "g1");
say(
  `${(((await sharedMemory(edge)) - full) / 1_048_576).toFixed(0)} MB more of shared memory than before the calls`,
);

await load.stop();
const failures = load.failures();
say(`the callers and the exchange, one process, stood still for ${Math.round(stalls.max / 1e6)} ms at most`);
hold(
  failures.length === 0,
  `${failures.length} of ${load.placed()} calls failed ${failures.slice(0, 5).join("; ")}`,
);
for (const [why, times] of Map.groupBy(failures, (each) =>
  each.replace(/^.* s, /, "").slice(0, 60),
).entries()) {
  say(`${times.length} times ${why}`);
}

const users: Record<string, (number: string | undefined) => string> = {
  [generations.first.generation]: () => "g1",
  [generations.one.generation]: (number) => (number === numberAt(changed) ? "one" : "g1"),
  [generations.all.generation]: () => "g3",
};
let wrong = 0;
const { calls, problems: torn } = await readSpool(edge.spool);
for (const events of calls.values()) {
  const decision = events.find((event) => event.event === "decision");
  const attempt = events.find((event) => event.event === "attempt");
  if (decision?.event !== "decision" || attempt?.event !== "attempt") wrong += 1;
  else if (!attempt.target.startsWith(`sip:${users[decision.generation]?.(decision.number)}@`)) wrong += 1;
}
hold(wrong === 0, `${wrong} of ${calls.size} calls rang another than the generation says that they name`);
hold(
  torn.length === 0 && calls.size === load.placed(),
  `${calls.size} calls in the record, ${torn.length} torn lines`,
);

await edge.stop();
exchange.close();
process.exitCode = problems.length > 0 ? 1 : 0;
