import { actionsOf } from "./actions.ts";
import { perFile } from "./per-file.ts";
import type { Reference } from "./references.ts";

/** Every place that names a binding: ring groups, queue members, extensions. */
export const bindingReferences = perFile((file): readonly Reference[] => {
  return [
    ...actionsOf(file).flatMap(({ action, path }) =>
      "ring" in action ? action.ring.map((name, i) => ({ name, path: [...path, "ring", i] })) : [],
    ),
    ...Object.entries(file.menus ?? {}).flatMap(([menu, { extensions = {} }]) =>
      Object.entries(extensions).flatMap(([digits, to]) =>
        typeof to === "string" ? [{ name: to, path: ["menus", menu, "extensions", digits] }] : [],
      ),
    ),
    ...Object.entries(file.queues ?? {}).flatMap(([queue, { members }]) =>
      members.map((name, i) => ({ name, path: ["queues", queue, "members", i] })),
    ),
  ];
});
