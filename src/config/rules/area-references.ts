import { perFile } from "./per-file.ts";
import { type Reference, reference } from "./references.ts";

/** Every place that names a group of areas: rules' conditions. */
export const areaReferences = perFile((file): readonly Reference[] => {
  return (file.answer ?? []).flatMap((rule, i) => reference(rule.when?.from, ["answer", i, "when", "from"]));
});
