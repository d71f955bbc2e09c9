import type { Enterprise } from "../enterprise.types.ts";
import { type Reference, reference } from "./references.ts";

/** Every place that names a group of areas: rules' conditions. */
export function areaReferences(file: Enterprise): Reference[] {
  return (file.answer ?? []).flatMap((rule, i) => reference(rule.when?.from, ["answer", i, "when", "from"]));
}
