import { posix } from "node:path";
import type { TreeEntry } from "./tree-entries.ts";

/** What a review takes of a commit: contents by path below `stacks/`, and what it leaves, with the reason. */
export interface TakenFiles {
  /** Ids of contents by path, such as `production/platform.yaml`. */
  readonly files: ReadonlyMap<string, string>;
  readonly left: readonly Left[];
}

/** Something that is not taken. */
interface Left {
  readonly path: string;
  /** Changes when the entry does. */
  readonly id: string;
  readonly why: string;
}

/** Bytes of one file (recordings are the largest), bytes and number of all, and of links. */
const CAPS = { file: 16 << 20, all: 512 << 20, files: 250_000, links: 1000 } as const;

/** Why something is left that no deployment looks at; what is left for another reason, one might. */
export const OUTSIDE = "in no stack's folder";

const REGULAR = new Set(["100644", "100755"]);
const LINK = "120000";

/**
 * Which files of a commit's `stacks/` a review takes: regular ones with plain names, in folders that are named like stacks.
 * A link to a folder elsewhere in `stacks/` counts as a copy of the regular files there; no link is ever made or followed on a
 * disk. Pure.
 *
 * @param linkTo content of a link
 */
export function takenFiles(entries: readonly TreeEntry[], linkTo: (id: string) => string): TakenFiles {
  const files = new Map<string, string>();
  const left: Left[] = [];
  const budget = { bytes: CAPS.all, files: CAPS.files, links: CAPS.links };
  const regular = entries.filter(({ mode }) => REGULAR.has(mode));
  const take = (entry: TreeEntry, path: string): void => {
    const why = whyNot(path, entry.bytes) ?? (files.has(path) ? "its name stands twice" : undefined);
    if (why === undefined && budget.files > 0 && budget.bytes >= entry.bytes) {
      budget.files -= 1;
      budget.bytes -= entry.bytes;
      files.set(path, entry.id);
    } else left.push({ path, id: entry.id, why: why ?? "stacks/ is too large as a whole" });
  };
  for (const entry of regular) take(entry, below(entry.path));
  for (const entry of entries) {
    if (REGULAR.has(entry.mode)) continue;
    const path = below(entry.path);
    budget.links -= 1;
    const inside =
      entry.mode === LINK && budget.links >= 0 && whyNot(path, 0) === undefined
        ? linked(entry, regular, linkTo)
        : undefined;
    if (inside === undefined) {
      const why = entry.mode === LINK ? "a link to no folder of stacks/" : "another repository";
      left.push({ path, id: entry.id, why });
      continue;
    }
    for (const { file, rest } of inside) take(file, `${path}/${rest}`);
  }
  return { files, left };
}

/** Files of the folder that a link names; undefined where it names none, or one that it lies in. */
function linked(entry: TreeEntry, regular: readonly TreeEntry[], linkTo: (id: string) => string) {
  if (entry.bytes > 1024) return undefined;
  const target = posix.normalize(posix.join(posix.dirname(entry.path), linkTo(entry.id)));
  const folder = target.endsWith("/") ? target : `${target}/`;
  if (linkTo(entry.id).startsWith("/") || !/^stacks\/[^/]/.test(folder) || entry.path.startsWith(folder))
    return undefined;
  const inside = regular.filter(({ path }) => path.startsWith(folder));
  return inside.length === 0
    ? undefined
    : inside.map((file) => ({ file, rest: file.path.slice(folder.length) }));
}

/** Why a file is not taken; undefined where it is. */
function whyNot(path: string, bytes: number): string | undefined {
  const parts = path.split("/");
  if (parts.length < 2 || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(parts[0] ?? "")) return OUTSIDE;
  const odd = parts.some((part) => /^(\.{0,2}|\.git)$|[\p{Cc}\\\ufffd]/iu.test(part) || part.length > 200);
  if (odd || parts.length > 16) return "a name that no file of a stack has";
  return bytes > CAPS.file ? "too large" : undefined;
}

function below(path: string): string {
  return path.replace(/^stacks\//, "");
}
