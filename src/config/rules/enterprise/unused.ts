import type { Enterprise } from "../../enterprise.types.ts";
import type { Finding, Path } from "../../finding.ts";
import { actionsOf } from "../actions.ts";
import { areaReferences } from "../area-references.ts";
import { audioReferences } from "../audio-references.ts";
import { bindingReferences } from "../binding-references.ts";
import { levelsOf } from "../flow.ts";
import { dangling, type Reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";
import { scheduleReferences } from "../schedule-references.ts";

/** Something is defined and no call can come to it: a leftover, or a reference that was forgotten. */
export const unused: EnterpriseRule = {
  id: "unused",
  check: (file) => {
    const { schedules = {}, areas = {}, audio = {} } = file;
    return [
      ...leftovers("schedule", Object.keys(schedules), ["schedules"], scheduleReferences(file)),
      ...leftovers("area group", Object.keys(areas), ["areas"], areaReferences(file)),
      ...leftovers("recording", Object.keys(audio), ["audio"], audioReferences(file)),
      ...(leadsNowhere(file) ? [] : [...unreachedStops(file), ...unusedBindings(file)]),
    ];
  },
};

/** Names that nothing refers to; none while a reference leads nowhere, since it is probably the missing one. */
function leftovers(what: string, names: string[], path: Path, references: readonly Reference[]): Finding[] {
  if (dangling(references, names).length > 0) return [];
  const used = new Set(references.map(({ name }) => name));
  return names.filter((name) => !used.has(name)).map((name) => finding(what, name, [...path, name], "key"));
}

/** Whether an action names a menu or queue that does not exist: what stands behind it is not to be called unused. */
function leadsNowhere(file: Enterprise): boolean {
  const menus = new Set(Object.keys(file.menus ?? {}));
  const queues = new Set(Object.keys(file.queues ?? {}));
  return actionsOf(file).some(
    ({ action }) =>
      ("menu" in action && !menus.has(action.menu)) || ("queue" in action && !queues.has(action.queue)),
  );
}

/** Menus and queues to which no way leads. */
function unreachedStops(file: Enterprise): Finding[] {
  const menus = Object.keys(file.menus ?? {});
  const queues = Object.keys(file.queues ?? {});
  const reached = levelsOf(file);
  return [
    ...menus
      .filter((name) => !reached.has(`menu ${name}`))
      .map((name) => finding("menu", name, ["menus", name], "key")),
    ...queues
      .filter((name) => !reached.has(`queue ${name}`))
      .map((name) => finding("queue", name, ["queues", name], "key")),
  ];
}

/** Without `answer` every binding rings. */
function unusedBindings(file: Enterprise): Finding[] {
  if (file.answer === undefined) return [];
  const references = bindingReferences(file);
  const ids = file.bindings.map(({ id }) => id);
  if (dangling(references, ids).length > 0) return [];
  const used = new Set(references.map(({ name }) => name));
  return ids.flatMap((id, i) =>
    used.has(id) ? [] : [finding("binding", id, ["bindings", i, "id"], "value")],
  );
}

function finding(what: string, name: string, path: Path, at: "key" | "value"): Finding {
  return { code: "unused", path, at, params: { what, name } };
}
