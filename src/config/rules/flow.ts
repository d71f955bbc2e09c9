import type { Action, Enterprise } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";
import { chainOf } from "./actions.ts";

/** A menu or a queue of a file, written `menu main` or `queue main`. */
export type Stop = string;

export interface Step {
  readonly to: Stop;
  /** The action's name of the menu or queue. */
  readonly path: Path;
}

/** Where an action leads when nobody presses a key: the menu or queue at the end of its chain of `otherwise`. */
function stepOf(action: Action | undefined, path: Path): Step | undefined {
  if (action === undefined) return undefined;
  const last = chainOf(action, path).at(-1);
  if (last === undefined) return undefined;
  if ("menu" in last.action) return { to: `menu ${last.action.menu}`, path: [...last.path, "menu"] };
  if ("queue" in last.action) return { to: `queue ${last.action.queue}`, path: [...last.path, "queue"] };
  return undefined;
}

/** The one way on from each menu and queue without a key press: their `otherwise`. */
export function silentSteps({ menus = {}, queues = {} }: Enterprise): Map<Stop, Step> {
  const steps = new Map<Stop, Step>();
  const add = (from: Stop, action: Action | undefined, path: Path): void => {
    const step = stepOf(action, path);
    if (step !== undefined) steps.set(from, step);
  };
  for (const [name, { otherwise }] of Object.entries(menus))
    add(`menu ${name}`, otherwise, ["menus", name, "otherwise"]);
  for (const [name, { otherwise }] of Object.entries(queues))
    add(`queue ${name}`, otherwise, ["queues", name, "otherwise"]);
  return steps;
}

/** Menus and queues to which a call comes at once: by override or a rule. */
function entryStops(file: Enterprise): Stop[] {
  const actions = [file.override?.do, ...(file.answer ?? []).map((rule) => rule.do)];
  return actions.flatMap((action) => stepOf(action, [])?.to ?? []);
}

/**
 * Menus and queues that a call can reach, each with its level: the menus a caller has heard by then, on the
 * shortest way.
 */
export function levelsOf(file: Enterprise): Map<Stop, number> {
  const ways = waysOn(file);
  const levels = new Map<Stop, number>();
  let now = entryStops(file);
  for (let level = 1; now.length > 0; level++) {
    const next: Stop[] = [];
    for (const stop of now) {
      if (levels.has(stop)) continue;
      const isMenu = stop.startsWith("menu ");
      levels.set(stop, isMenu ? level : level - 1);
      (isMenu ? next : now).push(...(ways.get(stop) ?? []));
    }
    now = next;
  }
  return levels;
}

/** All ways on from a menu or queue: keys, extensions and `otherwise`. */
function waysOn(file: Enterprise): Map<Stop, Stop[]> {
  const ways = new Map<Stop, Stop[]>();
  for (const [name, { keys = {}, extensions = {} }] of Object.entries(file.menus ?? {})) {
    const actions = [...Object.values(keys), ...Object.values(extensions)];
    ways.set(
      `menu ${name}`,
      actions.flatMap((to) => (typeof to === "string" ? [] : (stepOf(to, [])?.to ?? []))),
    );
  }
  for (const [from, { to }] of silentSteps(file)) ways.set(from, [...(ways.get(from) ?? []), to]);
  return ways;
}
