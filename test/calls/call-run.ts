import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "#compile/canonical-json.ts";
import type { Compiled } from "#compile/compile.ts";
import { sha256 } from "#compile/sha256.ts";
import { writeGeneration } from "#compile/write.ts";
import type { AreaTable } from "#decision/area.ts";
import type { Spool } from "#edge/read-spool.ts";
import { readSpool } from "#edge/read-spool.ts";
import type { Edge } from "#edge/start-edge.ts";
import { startEdge } from "#edge/start-edge.ts";
import type { Phones } from "#local/phones/phones.ts";
import { startPhones } from "#local/phones/phones.ts";
import type { PlacedCall } from "#local/samples/place-call.ts";
import { placeCall } from "#local/samples/place-call.ts";
import { compiledFrom } from "../write-bundle.ts";
import { EXCHANGE, NORTH, SOUTH } from "./carriers.ts";
import { northernPhones, southernPhones } from "./phone-book.ts";
import type { ScenarioCall } from "./scenario.ts";

const EDGE = "127.0.4.1";
const PORT = 5060;
const RANDOM = "0.25";
const BROKEN_NUMBER = "4006009999";

/** A running platform of the test stack: edge, two carriers' phones and an exchange. */
export interface Running {
  edge: Edge;
  /** Another edge on the same generation and address, at another port. */
  anotherEdge(port: number): Promise<Edge>;
  compiled: Compiled;
  areas: AreaTable;
  north: Phones;
  south: Phones;
  exchange: Phones;
  place(name: string, call: ScenarioCall): Promise<PlacedCall>;
  spool(): Promise<Spool>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it; `workers` are the SIP processes of its edges. */
export async function startRun(workers = 2): Promise<Running> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-calls-"));
  const { compiled, areas } = await compiledFrom(fileURLToPath(new URL("./stack", import.meta.url)));
  breakOneNumber(compiled);
  await writeGeneration(compiled, join(dir, "bundle"));
  await mkdir(join(dir, "calls"));
  const [north, south, exchange] = await Promise.all([
    startPhones({ address: NORTH, port: 5090, phones: northernPhones() }),
    startPhones({ address: SOUTH, port: 5090, phones: southernPhones() }),
    startPhones({ address: EXCHANGE, port: 5090, phones: { desk: "answer" } }),
  ]);
  const bundle = join(dir, "bundle");
  const start = (port: number) =>
    startEdge({
      ...{ bundle, runDir: join(dir, `edge-${port}`), address: EDGE, port },
      ...{ testClock: true, workers },
      testVectors: fileURLToPath(new URL("../conformance/", import.meta.url)),
    });
  const edge = await start(PORT);
  return {
    ...{ edge, anotherEdge: start, compiled, areas, north, south, exchange },
    place: (name, call) => place(join(dir, "calls"), name, call),
    spool: () => readSpool(edge.spool),
    log: () => readFile(edge.log, "utf8"),
    stop: async () => {
      await edge.stop();
      await Promise.all([north.stop(), south.stop(), exchange.stop()]);
      await rm(dir, { recursive: true });
    },
  };
}

/** Adds a number whose value no node can use, as no compile would: what it breaks must stay in its own calls. */
function breakOneNumber({ manifest, objects }: Compiled): void {
  const text = `{"number":"${BROKEN_NUMBER}","plan":{"number":"${BROKEN_NUMBER}","carrier":"unicom"}}\n`;
  const digest = sha256(text);
  objects.set(digest, text);
  manifest.shards.push({ shard: 64, sha256: digest, numbers: 1 });
  const { generation: _, ...content } = manifest;
  manifest.generation = sha256(canonicalJson(content));
}

async function place(dir: string, name: string, call: ScenarioCall): Promise<PlacedCall> {
  await sleep(call.afterMs ?? 0);
  const headers = [`X-Hotline-Random: ${RANDOM}`, ...(call.headers ?? [])];
  if (call.at !== undefined) headers.push(`X-Hotline-Clock: ${Date.parse(call.at)}`);
  return placeCall({
    ...{ name, dir, edge: `${EDGE}:${PORT}`, called: call.called, headers },
    from: call.from ?? NORTH,
    caller: call.caller ?? "075522223333",
    timeoutS: call.timeoutS ?? 30,
    ...(call.to === undefined ? {} : { to: call.to }),
    ...(call.talkMs === undefined ? {} : { talkMs: call.talkMs }),
    ...(call.cancelAfterMs === undefined ? {} : { cancelAfterMs: call.cancelAfterMs }),
  });
}
