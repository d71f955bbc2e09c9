// CPU of one complete call through the edge, with 100,000 numbers loaded and everything on, against a bare Kamailio that
// relays every call to one fixed target; and the rate at which the first call fails.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeGeneration } from "#compile/write.ts";
import { answersOptions } from "#edge/answers-options.ts";
import { startEdge } from "#edge/start-edge.ts";
import { cpuOf } from "./edge/cpu-of.ts";
import { placeLoad, startTargets } from "./edge/load.ts";
import { manyNumbers, numberAt } from "./edge/many-numbers.ts";

const NUMBERS = 100_000;
const RATE = 150;
const CALLS = 3_000;
const ROUNDS = 3;
const WORKERS = 2;

interface Proxy {
  name: string;
  pid: number;
  address: string;
  stop(): Promise<void>;
}

const dir = mkdtempSync(join(tmpdir(), "hotline-bench-"));
const lines = Array.from(
  { length: NUMBERS },
  (_, i) => `${numberAt((i * 7919) % NUMBERS)};0755${22_000_000 + i};`,
);
writeFileSync(join(dir, "numbers.csv"), `SEQUENTIAL\n${lines.join("\n")}\n`);
await writeGeneration(
  await manyNumbers(fileURLToPath(new URL("edge/stack", import.meta.url)), NUMBERS),
  join(dir, "bundle"),
);
const targets = startTargets();
const proxies = [await bare(), await edge()];
try {
  await compareCpu();
  await firstFailures();
} finally {
  for (const proxy of proxies) await proxy.stop();
  targets.stop();
  rmSync(dir, { recursive: true });
}

async function compareCpu(): Promise<void> {
  const spent = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++)
    for (const proxy of proxies) {
      const before = cpuOf(proxy.pid);
      const { failed } = await placeLoad(proxy.address, join(dir, "numbers.csv"), dir, RATE, CALLS);
      if (failed > 0) throw new Error(`${proxy.name}: ${failed} calls failed at ${RATE}/s`);
      const each = ((cpuOf(proxy.pid) - before) * 1000) / CALLS;
      spent.set(proxy.name, [...(spent.get(proxy.name) ?? []), each]);
    }
  const base = median(spent.get("bare relay") ?? []);
  console.log("| proxy | CPU a call, ms (median) | against the bare relay |\n|---|---:|---:|");
  for (const [name, values] of spent)
    console.log(`| ${name} | ${median(values).toFixed(3)} | ${(median(values) / base).toFixed(2)} |`);
  console.log(
    `\n${CALLS} calls at ${RATE}/s, ${ROUNDS} rounds in turn, ${WORKERS} workers, ${NUMBERS} numbers.`,
  );
}

async function firstFailures(): Promise<void> {
  console.log("\n| proxy | calls a second until the first failure |\n|---|---:|");
  for (const proxy of proxies) {
    let good = 0;
    for (let rate = 200; rate <= 3000; rate = Math.round(rate * 1.25)) {
      const load = await placeLoad(proxy.address, join(dir, "numbers.csv"), dir, rate, rate * 5);
      if (load.failed > 0) break;
      good = rate;
    }
    console.log(`| ${proxy.name} | ${good} |`);
  }
}

async function bare(): Promise<Proxy> {
  const cfg = fileURLToPath(new URL("edge/bare.cfg", import.meta.url));
  const run = join(dir, "bare");
  mkdirSync(run);
  const child = spawn(
    "kamailio",
    [
      ...["-f", cfg, "-DD", "-E", "-m", "256", "-M", "16", "-Y", run, "-P", join(run, "kamailio.pid")],
      ...[
        "-A",
        `WORKERS=${WORKERS}`,
        "-A",
        "LISTEN_UDP=udp:127.0.20.2:5060",
        "-A",
        'TARGET="sip:01062345678@127.0.20.12:5090"',
      ],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  for (let tries = 0; !(await answersOptions("127.0.20.2", 5060, 200)); tries++) {
    if (tries === 100) throw new Error("the bare relay does not start");
    await sleep(50);
  }
  return {
    name: "bare relay",
    pid: child.pid ?? 0,
    address: "127.0.20.2:5060",
    stop: async () => void child.kill("SIGTERM"),
  };
}

async function edge(): Promise<Proxy> {
  const started = performance.now();
  const running = await startEdge({
    ...{ bundle: join(dir, "bundle"), runDir: join(dir, "edge"), workers: WORKERS },
    ...{ address: "127.0.20.1", port: 5060 },
  });
  const seconds = (performance.now() - started) / 1000;
  const memory = /Pss_Shmem:\s+(\d+) kB/.exec(readFileSync(`/proc/${running.pid}/smaps_rollup`, "utf8"))?.[1];
  console.log(`${NUMBERS} numbers loaded in ${seconds.toFixed(1)} s; ${memory} kB\n`);
  return { name: "edge", pid: running.pid, address: "127.0.20.1:5060", stop: () => running.stop() };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
