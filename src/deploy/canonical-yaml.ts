import { dump } from "js-yaml";
import type { Json } from "./planned-resource.ts";

/** Keys that say what something is; the others follow in code-unit order. */
const FIRST = ["apiVersion", "kind", "metadata", "type", "name"];

/** YAML whose text depends on the value alone, and which YAML 1.1 and 1.2 read alike. */
export function canonicalYaml(value: Json): string {
  return dump(value, { lineWidth: -1, noRefs: true, sortKeys: byRank });
}

function byRank(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(key: string): number {
  const place = FIRST.indexOf(key);
  return place < 0 ? FIRST.length : place;
}
