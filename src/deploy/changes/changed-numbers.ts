import type { Compiled } from "#compile/compile.ts";
import type { ShardLine } from "../../compile/generation.ts";
import type { NumberPlan } from "../../decision/plan.ts";

/** A number whose plan is another, new or gone. */
export interface ChangedNumber {
  readonly number: string;
  readonly base: NumberPlan | undefined;
  readonly next: NumberPlan | undefined;
}

/** The numbers that two generations do not share, ascending. Shards that both have are not even read. */
export function changedNumbers(base: Compiled, next: Compiled): ChangedNumber[] {
  const before = ownLines(base, next);
  const after = ownLines(next, base);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((number) => before.get(number) !== after.get(number))
    .map((number) => ({ number, base: planIn(before.get(number)), next: planIn(after.get(number)) }));
}

/** Lines by number of those shards that the other generation does not have. */
function ownLines({ manifest, objects }: Compiled, other: Compiled): Map<string, string> {
  const lines = manifest.shards
    .filter(({ sha256 }) => !other.objects.has(sha256))
    .flatMap(({ sha256 }) => (objects.get(sha256) ?? "").split("\n"))
    .filter((line) => line !== "");
  return new Map(lines.map((line) => [numberIn(line), line]));
}

/** A line's number is its first member (canonical JSON): found without reading the rest. */
function numberIn(line: string): string {
  return /^\{"number":"(\d+)"/.exec(line)?.[1] ?? "";
}

function planIn(line: string | undefined): NumberPlan | undefined {
  if (line === undefined) return undefined;
  const { plan }: ShardLine = JSON.parse(line);
  return plan;
}
