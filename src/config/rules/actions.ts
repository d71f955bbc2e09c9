import type { Action } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";
import { perFile } from "./per-file.ts";

export interface PlacedAction {
  readonly action: Action;
  readonly path: Path;
}

/** What follows when an action did not end the call: the `otherwise` of a ring. */
function nextOf(action: Action): Action | undefined {
  return "ring" in action ? action.otherwise : undefined;
}

/** An action and the chain of its `otherwise`, in order. A loop, not recursion: a file may nest deeply. */
export function chainOf(first: Action, path: Path): PlacedAction[] {
  const chain: PlacedAction[] = [];
  let at = path;
  for (let action: Action | undefined = first; action !== undefined; action = nextOf(action)) {
    chain.push({ action, path: at });
    at = [...at, "otherwise"];
  }
  return chain;
}

/** The actions that stand directly in rules, override, menus and queues, in this order. */
const rootActionsOf = perFile((file): readonly PlacedAction[] => {
  const roots: PlacedAction[] = [];
  const add = (action: Action | string | undefined, path: Path): void => {
    if (typeof action === "object") roots.push({ action, path });
  };
  add(file.override?.do, ["override", "do"]);
  for (const [i, rule] of (file.answer ?? []).entries()) add(rule.do, ["answer", i, "do"]);
  for (const [name, menu] of Object.entries(file.menus ?? {})) {
    for (const [key, action] of Object.entries(menu.keys ?? {})) add(action, ["menus", name, "keys", key]);
    for (const [digits, to] of Object.entries(menu.extensions ?? {}))
      add(to, ["menus", name, "extensions", digits]);
    add(menu.otherwise, ["menus", name, "otherwise"]);
  }
  for (const [name, queue] of Object.entries(file.queues ?? {}))
    add(queue.otherwise, ["queues", name, "otherwise"]);
  return roots;
});

/** Every action of a file, nested ones included, with its place. */
export const actionsOf = perFile((file): readonly PlacedAction[] =>
  rootActionsOf(file).flatMap(({ action, path }) => chainOf(action, path)),
);
