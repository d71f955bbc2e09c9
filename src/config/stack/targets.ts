import { lstatSync, type Stats } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { enterpriseFiles } from "./enterprise-files.ts";
import { FOUNDATION_FILE, foundationIn } from "./foundation-file.ts";
import { stacksBelow } from "./stacks-below.ts";

/** The name of a stack's platform file, which makes a folder a stack. */
export const PLATFORM_FILE = "platform.yaml";

/** A stack, and which of its files are asked about. All paths are absolute. */
export interface Target {
  /** The stack's folder; absent for files that belong to none. */
  readonly dir: string | undefined;
  /** Whether the platform and its foundation are asked about. */
  readonly platformAsked: boolean;
  /** The stack's foundation file, if it has one. */
  readonly foundation?: string | undefined;
  /** All enterprise files of the stack, and others that are asked about. */
  readonly files: readonly string[];
  readonly asked: ReadonlySet<string>;
}

export type Targets = { readonly targets: readonly Target[] } | { readonly usage: string };

interface Asked {
  platform: boolean;
  readonly files: Set<string>;
}

/**
 * Finds the stacks that paths mean: a stack's folder, a folder with stacks below or in a stack, or single files.
 * A path that does not exist, or a folder with nothing to check, is the user's mistake.
 */
export function targetsOf(paths: readonly string[]): Targets {
  try {
    return search(paths);
  } catch (error) {
    // A folder that may not be listed, or a file where a folder belongs.
    if (error instanceof Error && "syscall" in error && error.syscall === "scandir")
      return { usage: `a folder cannot be listed: ${error.message}` };
    throw error;
  }
}

function search(paths: readonly string[]): Targets {
  const stacks = new Map<string | undefined, Asked>();
  const asked = (dir: string | undefined): Asked => {
    const found = stacks.get(dir) ?? { platform: false, files: new Set() };
    stacks.set(dir, found);
    return found;
  };
  for (const given of paths) {
    const path = resolve(given);
    const stats = statsOf(path);
    if (stats === undefined) return { usage: `there is no file or folder ${given}` };
    if (!stats.isDirectory()) {
      const stack = stackAbove(dirname(path));
      if (isFoundation(path) && stack !== dirname(path)) return { usage: notBeside(given) };
      if (isPlatform(path) || isFoundation(path)) asked(stack).platform = true;
      else asked(stack).files.add(path);
      continue;
    }
    const below = stacksBelow(path)
      .map((dir) => ({ dir, stack: stackAbove(dir) }))
      .filter(({ dir, stack }) => stack === dir || stack === undefined);
    for (const { dir, stack } of below) {
      // Without a platform file its enterprise files belong to no stack, and the check says so.
      if (stack !== undefined) asked(stack).platform = true;
      for (const file of enterpriseFiles(dir)) asked(stack).files.add(file);
    }
    if (below.length > 0) continue;
    const dir = stackAbove(path);
    const whole = dir ?? above(path, (each) => enterpriseFiles(each).length > 0);
    const inside = whole === undefined ? [] : enterpriseFiles(whole);
    const files = inside.filter((file) => file.startsWith(path + sep));
    if (files.length === 0) return { usage: nothingIn(given, dir) };
    for (const file of files) asked(dir).files.add(file);
  }
  return { targets: [...stacks].map(([dir, { platform, files }]) => target(dir, platform, files)) };
}

function target(dir: string | undefined, platformAsked: boolean, asked: ReadonlySet<string>): Target {
  const own = dir === undefined ? [] : enterpriseFiles(dir);
  const foundation = dir === undefined ? undefined : foundationIn(dir);
  return { dir, platformAsked, foundation, asked, files: [...new Set([...own, ...asked])].sort() };
}

function notBeside(given: string): string {
  return `there is no ${PLATFORM_FILE} beside ${given}, which is checked together with it`;
}

function nothingIn(given: string, stack: string | undefined): string {
  return stack === undefined
    ? `no ${PLATFORM_FILE} in ${given}, below it or above it`
    : `there is no enterprise file in ${given}`;
}

/** The nearest folder at or above `from` that holds a platform file. */
function stackAbove(from: string): string | undefined {
  return above(from, (dir) => statsOf(join(dir, PLATFORM_FILE)) !== undefined);
}

/** The nearest folder at or above `from` that is what is looked for. */
function above(from: string, fits: (dir: string) => boolean): string | undefined {
  for (let dir = from; ; dir = dirname(dir)) {
    if (fits(dir)) return dir;
    if (dirname(dir) === dir) return undefined;
  }
}

function isPlatform(path: string): boolean {
  return path.endsWith(sep + PLATFORM_FILE);
}

function isFoundation(path: string): boolean {
  return path.endsWith(sep + FOUNDATION_FILE);
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
