import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { areaTable } from "./area-table.ts";
import { type PlanSource, planFrom } from "./plan-from.ts";
import type { Vector } from "./vector.ts";

/** What a hand-made vector says must come out. What is left out of `expect` must be absent. */
export interface Expectation {
  outcome: string;
  reason?: string;
  rule?: number;
  /** Bindings in order, separated by spaces. */
  attempts?: string;
  treatment?: string;
  menu?: string;
  queue?: string;
  announce?: string;
  /** These four are compared where they are given. */
  group?: string;
  ringback?: string;
  account?: string;
  otherwise?: string;
}

/** A vector with what its author expects of it. */
export interface HandMade {
  vector: Vector;
  expect: Expectation;
  /** The caller as normalised; compared in callers.yaml, or where given. */
  caller?: { number?: string; area?: string };
  class?: string;
  /** Steps that the trace must have. */
  says: string[];
  /** Text that must not be in the trace. */
  silent?: string;
  /** The whole canonical line. */
  line?: string;
  /** Its last part: what was dialled in the menu. */
  choice?: string;
}

interface Entry {
  name: string;
  plan: string;
  set?: Record<string, unknown>;
  caller: string;
  number?: string;
  area?: string;
  class?: string;
  at: string;
  random?: number;
  counters?: Record<string, unknown>;
  dialled?: { menu: string; digits: string };
  expect: Expectation;
  says?: string[];
  silent?: string;
  line?: string;
  choice?: string;
}

interface Source {
  plans: Record<string, PlanSource>;
  defaults: Partial<Entry>;
  vectors: (Partial<Entry> & { name: string })[];
}

const folder = new URL("hand-made/", import.meta.url);

function handMadeOf(file: string, source: Source, own: Partial<Entry> & { name: string }): HandMade {
  // The corpus is ours: an entry that lacks a part fails in its own test.
  const entry = { ...source.defaults, ...own } as Entry;
  const plan = source.plans[entry.plan];
  if (plan === undefined) throw new Error(`${file}: ${entry.name}: no plan ${entry.plan}`);
  const counters = { ...entry.counters };
  const until = counters["blockedUntilMs"];
  if (typeof until === "string") counters["blockedUntilMs"] = Date.parse(until);
  const vector: Vector = {
    name: `${file}: ${entry.name}`,
    plan: planFrom(plan, entry.set),
    areas: areaTable,
    caller: entry.caller,
    atMs: Date.parse(entry.at),
    random: entry.random ?? 0,
    counters,
  };
  if (entry.dialled !== undefined) vector.dialled = entry.dialled;
  const made: HandMade = { vector, expect: entry.expect, says: entry.says ?? [] };
  if (file === "callers.yaml" || entry.number !== undefined) {
    made.caller = {
      ...(entry.number === undefined ? {} : { number: entry.number }),
      ...(entry.area === undefined ? {} : { area: entry.area }),
    };
  }
  if (entry.class !== undefined) made.class = entry.class;
  if (entry.silent !== undefined) made.silent = entry.silent;
  if (entry.line !== undefined) made.line = entry.line;
  if (entry.choice !== undefined) made.choice = entry.choice;
  return made;
}

/** The corpus under `hand-made/`, whose expectations are written by hand. */
export const handMade: HandMade[] = readdirSync(folder)
  .sort()
  .flatMap((file) => {
    const source = load(readFileSync(new URL(file, folder), "utf8")) as Source;
    return source.vectors.map((own) => handMadeOf(file, source, own));
  });
