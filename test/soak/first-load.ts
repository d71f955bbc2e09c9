import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cp, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { jsonLog } from "#agent/log.ts";
import { runAgent } from "#agent/run-agent.ts";
import { writeChainNumbers } from "./parts/chain-numbers.ts";

// The agent, in this process, takes over 100,000 numbers at once, one of them anew, and all of them anew. Says for how
// long its event loop stood still, in which it answers nobody, and holds it to a second. NUMBERS makes it smaller.
const NUMBERS = Number(process.env["NUMBERS"] ?? 100_000);
const LONGEST_MS = 1000;
const [address, port] = ["127.0.6.41", 9400];

const dir = mkdtempSync(join(tmpdir(), "hotline-first-load-"));
process.once("exit", () => rmSync(dir, { recursive: true, force: true }));
const store = join(dir, "store");
mkdirSync(store);
const bundle = (name: string) => join(dir, name);
await writeChainNumbers(bundle("first"), NUMBERS, () => "g1");
await writeChainNumbers(bundle("one"), NUMBERS, (index) => (index === 1 ? "one" : "g1"));
await writeChainNumbers(bundle("all"), NUMBERS, () => "g3");

let takenOver = 0;
const log = jsonLog((line) => {
  const { message } = JSON.parse(line);
  if (message === "generation taken over") takenOver += 1;
  else if (message !== "the agent follows" && !/^drain/.test(message)) process.stdout.write(line);
});
const stop = new AbortController();
const running = runAgent(
  {
    ...{ node: join(dir, "node"), store: { kind: "file", folder: store }, sip: { address, port: 5060 } },
    ...{ listen: { address, port }, storeTimeoutMs: 10_000, graceMs: 0 },
  },
  log,
  stop.signal,
);

/** Publishes a bundle, has it taken over, and says how long the event loop stood still. */
async function takeOver(what: string, name: string, generation: number): Promise<void> {
  await cp(join(bundle(name), "objects"), join(store, "objects"), { recursive: true });
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const begun = performance.now();
  await cp(join(bundle(name), "generation.json"), join(store, "generation.json.new"));
  await rename(join(store, "generation.json.new"), join(store, "generation.json"));
  while (takenOver < generation) await sleep(20);
  const tookMs = performance.now() - begun;
  stalls.disable();
  const stallMs = stalls.max / 1e6;
  const fine = stallMs < LONGEST_MS;
  if (!fine) process.exitCode = 1;
  console.log(
    `${fine ? "ok  " : "FAIL"} ${what}: ${tookMs.toFixed(0)} ms; longest stall ${stallMs.toFixed(0)} ms`,
  );
}

await takeOver(`${NUMBERS} new numbers`, "first", 1);
await takeOver("one number changed", "one", 2);
await takeOver("all numbers changed", "all", 3);
stop.abort();
await running;
