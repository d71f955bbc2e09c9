import type { Enterprise } from "../enterprise.types.ts";
import { type Reference, reference } from "./references.ts";

/** Every place that names a schedule: bindings' hours and rules' conditions. */
export function scheduleReferences(file: Enterprise): Reference[] {
  return [
    ...file.bindings.flatMap((binding, i) => reference(binding.hours, ["bindings", i, "hours"])),
    ...(file.answer ?? []).flatMap((rule, i) => reference(rule.when?.open, ["answer", i, "when", "open"])),
  ];
}
