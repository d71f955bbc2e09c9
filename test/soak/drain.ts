// An edge with live calls whose agent is asked to stop: no call is dropped, new ones are answered by another edge, and
// the agent ends after the last.
//   node test/soak/drain.ts [live calls] [seconds of draining]
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CarrierCall } from "../edges/carrier.ts";
import { codeOf, openCarrier } from "../edges/carrier.ts";
import { CARRIER, EDGES, type EdgeId, startEdges } from "../edges/edges-run.ts";
import { ownersOf } from "../edges/owner-of.ts";

const [live = 200, seconds = 20] = process.argv.slice(2).map(Number);
const NUMBER = "4006000101";
const [owner, second] = ownersOf(NUMBER, EDGES) as [EdgeId, EdgeId];
const hotline = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

const run = await startEdges();
const edge = run.edges[owner];
const peers = join(edge.folder.path, "peers.json");
const list = EDGES.map((id) => ({ id, address: run.edges[id].address, port: run.edges[id].port }));
await writeFile(peers, JSON.stringify(list));
const at = `${edge.address}:9400`;
const options = {
  node: edge.folder.path,
  store: `file:${run.bundle}`,
  sip: `${edge.address}:${edge.port}`,
  listen: at,
};
const more = { peers, id: owner, secrets: edge.folder.secrets };
const args = Object.entries({ ...options, ...more }).flatMap(([name, value]) => [`--${name}`, value]);
const agent = spawn(process.execPath, [hotline, "agent", ...args], { stdio: ["ignore", "inherit", "pipe"] });
let log = "";
agent.stderr.on("data", (data) => {
  log += data;
});
let ended: { code: number | null; at: number } | undefined;
agent.once("exit", (code) => {
  ended = { code, at: performance.now() };
});
await ready();

const carrier = await openCarrier(CARRIER);
const before: CarrierCall[] = [];
for (let index = 0; index < live; index++) {
  before.push(carrier.call(edge, NUMBER));
  await sleep(20);
}
const answered = await codesOf(before);
agent.kill("SIGTERM");
const asked = performance.now();
await refusing();

// New calls keep coming to the draining edge, and the live ones end one by one.
const during: CarrierCall[] = [];
const ends: Promise<number | undefined>[] = [];
for (let index = 0; index < live; index++) {
  during.push(carrier.call(edge, NUMBER));
  ends.push(before[index]?.hangUp() ?? Promise.resolve(undefined));
  if (index === live - 1) break;
  await sleep((seconds * 1000) / live);
}
const lastEnd = performance.now();
const hungUp = await Promise.all(ends);
const newCodes = await codesOf(during);
await Promise.all(during.map((call) => call.hangUp()));
while (!ended && performance.now() < lastEnd + 15_000) await sleep(50);
const early = ended !== undefined && ended.at < lastEnd;
const records = await run.records();
const edgeOf = (calls: readonly CarrierCall[], at: EdgeId) =>
  calls.filter(({ id }) => records.some(({ edge: each, invite }) => each === at && invite?.sipCallId === id))
    .length;
const count = (codes: readonly (number | undefined)[]) => codes.filter((code) => code === 200).length;
console.log(
  `drain: ${count(answered)} of ${live} calls live at ${owner} when asked to stop; ${count(hungUp)} of them ended by their ` +
    `caller; ${count(newCodes)} of ${during.length} new calls to it answered, ${edgeOf(during, second)} by ${second}; the ` +
    `agent ended with ${ended?.code} ${ended ? ((ended.at - lastEnd) / 1000).toFixed(1) : "?"} s after the last call, ` +
    `${ended ? ((ended.at - asked) / 1000).toFixed(1) : "?"} s after it was asked`,
);
const fine =
  [answered, hungUp, newCodes].every((codes) => count(codes) === live) &&
  edgeOf(before, owner) === live &&
  edgeOf(during, second) === during.length &&
  ended?.code === 0 &&
  !early;
if (!fine) console.error(log);
carrier.close();
agent.kill("SIGKILL");
await run.stop();
process.exitCode = fine ? 0 : 1;

function codesOf(calls: readonly CarrierCall[]): Promise<(number | undefined)[]> {
  return Promise.all(
    calls.map(async ({ answer }) => ((await answer) ? codeOf((await answer) ?? never()) : undefined)),
  );
}

function never(): never {
  throw new Error("an answer that was there is gone");
}

/** Waits until the agent says that the edge may have calls. */
async function ready(): Promise<void> {
  for (let look = 0; look < 100; look++) {
    if ((await fetch(`http://${at}/readyz`).catch(() => undefined))?.ok) return;
    await sleep(100);
  }
  throw new Error(`the agent is not ready:\n${log}`);
}

/** Waits until the edge answers OPTIONS with 503. */
async function refusing(): Promise<void> {
  const { place } = carrier;
  for (let look = 0; look < 50; look++) {
    const id = `drain${look}-${place.port}`;
    const request = [
      `OPTIONS sip:${edge.address} SIP/2.0`,
      `Via: SIP/2.0/UDP ${place.address}:${place.port};branch=z9hG4bK${id}`,
      `From: <sip:ping@${place.address}>;tag=${id}`,
      `To: <sip:${edge.address}>`,
      `Call-ID: ${id}`,
      "CSeq: 1 OPTIONS",
      "Max-Forwards: 70",
      "Content-Length: 0",
      "\r\n",
    ].join("\r\n");
    const answer = await carrier.ask(edge, request);
    if (answer && codeOf(answer) === 503) return;
    await sleep(100);
  }
  throw new Error("the edge does not drain");
}
