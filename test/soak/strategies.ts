// Strategies over three edges, one of which is killed half way: weights and chance by chi-square at significance 0.001,
// round robin turn by turn.
//   node test/soak/strategies.ts [calls of each] [calls a second]
import { setTimeout as sleep } from "node:timers/promises";
import { killKamailio } from "../calls/kill-kamailio.ts";
import type { CarrierCall } from "../edges/carrier.ts";
import { codeOf, openCarrier } from "../edges/carrier.ts";
import { chiSquare } from "../edges/chi-square.ts";
import { CARRIER, type CallRecord, EDGES, type EdgeId, startEdges } from "../edges/edges-run.ts";
import { firstRung } from "../edges/first-rung.ts";
import { ownersOf } from "../edges/owner-of.ts";

const [count = 10_000, perSecond = 90] = process.argv.slice(2).map(Number);
const TURNS = "4006000101";
const drawn = { "4006000105": { a: 50, b: 30, c: 20 }, "4006000106": { a: 1, b: 1, c: 1, d: 1 } };
const numbers = [TURNS, ...Object.keys(drawn)];
// Of all edges the one that owns the round robin, so that its turns start anew.
const killed = ownersOf(TURNS, EDGES)[0];

const run = await startEdges();
const carrier = await openCarrier(CARRIER);
await sleep(2500);
const begun = performance.now();
const codes = new Map<string, number>();
const open: Promise<void>[] = [];
let alive: readonly EdgeId[] = EDGES;
for (let index = 0; index < count * numbers.length; index++) {
  if (index === (count * numbers.length) / 2) {
    for (const [id, edge] of Object.entries(run.edges)) if (id === killed) await killKamailio(edge.pid);
    alive = EDGES.filter((id) => id !== killed);
  }
  const edge = run.edges[alive[index % alive.length] ?? "edge-a"];
  open.push(whole(carrier.call(edge, numbers[Math.floor(index / 2) % numbers.length] ?? TURNS)));
  await sleep(Math.max(0, begun + ((index + 1) * 1000) / perSecond - performance.now()));
}
await Promise.all(open);
const seconds = (performance.now() - begun) / 1000;
await sleep(1000);
const records = await run.records();
carrier.close();
await run.stop();

const placed = count * numbers.length;
const answered = codes.get("200") ?? 0;
console.log(
  `strategies: ${placed} calls in ${seconds.toFixed(0)} s over three edges, ${killed} killed half way`,
);
console.log(`  answers: ${[...codes].map(([code, calls]) => `${code}: ${calls}`).join(", ")}`);
let fine = answered >= placed - 60;
for (const [number, shares] of Object.entries(drawn)) {
  const counts = firstRung(records, number, Object.keys(shares));
  const { value, bound } = chiSquare(counts, Object.values(shares));
  console.log(
    `  ${number}: ${counts.join(" : ")} for ${Object.values(shares).join(" : ")}; chi-square ${value.toFixed(2)}, at most ${bound}`,
  );
  fine &&= value < bound;
}
for (const id of EDGES) {
  const turns = turnsOf(records, id);
  const exact = turns.every(({ turn, rung }, index) => turn === index && rung === ["a", "b", "c"][index % 3]);
  console.log(
    `  round robin at ${id}: ${turns.length} turns, ${exact ? "each taken once, in order" : "NOT EXACT"}`,
  );
  fine &&= exact;
}
process.exitCode = fine ? 0 : 1;

/** One call to its end. */
async function whole(call: CarrierCall): Promise<void> {
  const answer = await call.answer;
  const code = answer ? String(codeOf(answer)) : "none";
  codes.set(code, (codes.get(code) ?? 0) + 1);
  await call.hangUp();
}

function turnsOf(all: readonly CallRecord[], edge: EdgeId): { turn: number; rung: string | undefined }[] {
  return all
    .flatMap(({ edge: at, decision, events }) => {
      if (at !== edge || decision?.number !== TURNS) return [];
      const first = events.find((event) => event.event === "attempt");
      const turn = Object.values(decision.counters.roundRobin ?? {})[0] ?? -1;
      return [{ turn, rung: first?.event === "attempt" ? first.binding : undefined }];
    })
    .sort((one, other) => one.turn - other.turn);
}
