import type { Enterprise } from "../../enterprise.types.ts";
import type { Finding, Path } from "../../finding.ts";
import { areaReferences } from "../area-references.ts";
import { audioReferences } from "../audio-references.ts";
import { bindingReferences } from "../binding-references.ts";
import { levelsOf } from "../flow.ts";
import type { Reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";
import { scheduleReferences } from "../schedule-references.ts";

/** Something is defined and no call can come to it: a leftover, or a reference that was forgotten. */
export const unused: EnterpriseRule = {
  id: "unused",
  check: (file) => {
    const reached = levelsOf(file);
    const named = (references: readonly Reference[]) => {
      const names = new Set(references.map(({ name }) => name));
      return (name: string) => names.has(name);
    };
    return [
      ...leftovers("schedule", file.schedules, ["schedules"], named(scheduleReferences(file))),
      ...leftovers("area group", file.areas, ["areas"], named(areaReferences(file))),
      ...leftovers("recording", file.audio, ["audio"], named(audioReferences(file))),
      ...leftovers("menu", file.menus, ["menus"], (name) => reached.has(`menu ${name}`)),
      ...leftovers("queue", file.queues, ["queues"], (name) => reached.has(`queue ${name}`)),
      ...unusedBindings(file, named(bindingReferences(file))),
    ];
  },
};

function leftovers(
  what: string,
  defined: Readonly<Record<string, unknown>> | undefined,
  path: Path,
  used: (name: string) => boolean,
): Finding[] {
  return Object.keys(defined ?? {})
    .filter((name) => !used(name))
    .map((name) => ({ code: "unused", path: [...path, name], at: "key", params: { what, name } }));
}

/** Without `answer` every binding rings. */
function unusedBindings({ answer, bindings }: Enterprise, used: (id: string) => boolean): Finding[] {
  if (answer === undefined) return [];
  return bindings.flatMap(({ id }, i) =>
    used(id) ? [] : [{ code: "unused", path: ["bindings", i, "id"], params: { what: "binding", name: id } }],
  );
}
