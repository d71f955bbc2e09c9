import type { PriceTerms } from "#billing/terms.ts";
import type { ShardLine } from "#compile/generation.ts";

/** What was agreed for a number, from its line of a shard; undefined for want of a cap on its cost. */
export function termsIn(line: string): PriceTerms | undefined {
  const { terms }: ShardLine = JSON.parse(line);
  return terms;
}
