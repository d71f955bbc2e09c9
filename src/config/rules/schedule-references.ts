import { perFile } from "./per-file.ts";
import { type Reference, reference } from "./references.ts";

/** Every place that names a schedule: bindings' hours and rules' conditions. */
export const scheduleReferences = perFile((file): readonly Reference[] => {
  return [
    ...file.bindings.flatMap((binding, i) => reference(binding.hours, ["bindings", i, "hours"])),
    ...(file.answer ?? []).flatMap((rule, i) => reference(rule.when?.open, ["answer", i, "when", "open"])),
  ];
});
