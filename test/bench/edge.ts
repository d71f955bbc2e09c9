// CPU of one complete call through the edge, with 100,000 numbers loaded, against a bare Kamailio that relays every call
// to one fixed target, in turns; the rate at which the first call fails; memory, and how long numbers take to load.
// NUMBERS, CALLS and RATE make it smaller.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeGeneration } from "#compile/write.ts";
import { cpuSeconds } from "../figures/cpu-seconds.ts";
import { placeLoad, startTargets } from "./edge/load.ts";
import { type MeasuredProxy, startBareRelay, startMeasuredEdge, WORKERS } from "./edge/proxies.ts";
import { reportLoading } from "./edge/report-loading.ts";
import { numberAt, sampleNumbers } from "./edge/sample-numbers.ts";
import { sayMedia } from "./edge/say-media.ts";

const NUMBERS = Number(process.env["NUMBERS"] ?? 100_000);
const RATE = Number(process.env["RATE"] ?? 150);
const CALLS = Number(process.env["CALLS"] ?? 3_000);
const ROUNDS = 3;

const dir = mkdtempSync(join(tmpdir(), "hotline-bench-"));
const called = join(dir, "numbers.csv");
const lines = Array.from(
  { length: NUMBERS },
  (_, i) => `${numberAt((i * 7919) % NUMBERS)};0755${22_000_000 + i};`,
);
writeFileSync(called, `SEQUENTIAL\n${lines.join("\n")}\n`);
const stack = fileURLToPath(new URL("edge/stack", import.meta.url));
for (const [name, count, changed] of [
  ["few", 1],
  ["all", NUMBERS],
  ["changed", NUMBERS, Math.floor(NUMBERS / 2)],
] as const)
  await writeGeneration(await sampleNumbers(stack, count, changed), join(dir, name));
const targets = startTargets();
const bare = await startBareRelay(dir);
const edge = await startMeasuredEdge(dir, join(dir, "few"), NUMBERS * 16_000);
try {
  await reportLoading(edge.edge, dir, NUMBERS);
  await compareCpu();
  await firstFailures([bare, edge]);
} finally {
  await edge.stop();
  await bare.stop();
  targets.stop();
  rmSync(dir, { recursive: true });
}

/** What takes its turn; `relay` is the process of the media relay where that carries its calls. */
interface Row {
  name: string;
  proxy: MeasuredProxy;
  prepare?: () => Promise<void>;
  relay?: number;
}

async function compareCpu(): Promise<void> {
  const rows: Row[] = [
    { name: "bare relay", proxy: bare },
    { name: "edge", proxy: edge, prepare: () => sayMedia(edge.edge, "direct") },
    {
      name: "edge, speech anchored",
      proxy: edge,
      prepare: () => sayMedia(edge.edge, "anchored"),
      relay: edge.relay.pid,
    },
  ];
  const spent = rows.map((): { own: number; relay: number; failed: number }[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, { proxy, prepare, relay }] of rows.entries()) {
      await prepare?.();
      const before = [cpuSeconds(proxy.pid), relay ? cpuSeconds(relay) : 0] as const;
      const { failed } = await placeLoad(proxy.address, called, dir, RATE, CALLS);
      const own = ((cpuSeconds(proxy.pid) - before[0]) * 1000) / CALLS;
      spent[index]?.push({
        own,
        relay: relay ? ((cpuSeconds(relay) - before[1]) * 1000) / CALLS : 0,
        failed,
      });
    }
  await sayMedia(edge.edge, "direct");
  const base = median((spent[0] ?? []).map(({ own }) => own));
  console.log(
    "| proxy | CPU a call, ms (median) | against the bare relay | CPU a call of rtpengine, ms | failed calls |",
  );
  console.log("|---|---:|---:|---:|---:|");
  for (const [index, { name, relay }] of rows.entries()) {
    const own = median((spent[index] ?? []).map((each) => each.own));
    const failed = (spent[index] ?? []).reduce((sum, each) => sum + each.failed, 0);
    const media = relay ? median((spent[index] ?? []).map((each) => each.relay)).toFixed(3) : "";
    console.log(`| ${name} | ${own.toFixed(3)} | ${(own / base).toFixed(2)} | ${media} | ${failed} |`);
  }
  console.log(
    `\n${CALLS} calls at ${RATE}/s, ${ROUNDS} rounds in turn, ${WORKERS} workers, ${NUMBERS} numbers, each call to another one.\n`,
  );
}

async function firstFailures(proxies: MeasuredProxy[]): Promise<void> {
  console.log("| proxy | calls a second before the first failure |\n|---|---:|");
  for (const proxy of proxies) {
    let good = 0;
    for (let rate = 100; rate <= 3000; rate = Math.round(rate * 1.25)) {
      const { failed } = await placeLoad(proxy.address, called, dir, rate, rate * 5);
      if (failed > 0) break;
      good = rate;
    }
    console.log(`| ${proxy.name} | ${good} |`);
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
