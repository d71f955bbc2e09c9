import type { Path } from "../finding.ts";
import { nearestIn } from "./nearest.ts";

/** A name used somewhere, and where. */
export interface Reference {
  readonly name: string;
  readonly path: Path;
}

export interface Dangling {
  readonly path: Path;
  readonly params: { name: string; near: string; valid: string[] };
}

/** The references whose name is not defined, with what the help sentence needs. At most 20 valid names are kept. */
export function dangling(references: readonly Reference[], defined: readonly string[]): Dangling[] {
  const known = new Set(defined);
  const wrong = references.filter(({ name }) => !known.has(name));
  if (wrong.length === 0) return [];
  const names = [...known];
  const near = nearestIn(names);
  const valid = names.slice(0, 20);
  return wrong.map(({ name, path }) => ({ path, params: { name, near: near(name), valid } }));
}

/** The reference itself, or nothing where the name is absent. */
export function reference(name: string | undefined, path: Path): Reference[] {
  return name === undefined ? [] : [{ name, path }];
}
