import { randomUUID } from "node:crypto";
import { lstat, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { makeFolder } from "#config/make-folder.ts";
import { isRendered } from "#deploy/rendered-files.ts";

/** What stands in the way of a rendering, or what it has written and removed; paths below its folder, sorted. */
export type Rendering =
  | { readonly foreign: string }
  | { readonly written: readonly string[]; readonly removed: readonly string[] };

/** Folders of a rendering, in which files of a former one may lie. */
const FOLDERS = ["", "kubernetes"];

/**
 * Brings a folder to what a rendering says: writes what differs, and removes files of a former rendering that are in it no
 * more. Other people's files are left alone; where one has a name that is needed, nothing is written. Everything is written
 * under other names first, so that a full disk changes nothing; then the new files come to their names, in order.
 */
export async function writeRendered(files: ReadonlyMap<string, string>, out: string): Promise<Rendering> {
  const written: string[] = [];
  for (const [path, text] of files) {
    const old = await textOf(join(out, path));
    if (old !== undefined && !isRendered(old)) return { foreign: path };
    if (old !== text) written.push(path);
  }
  const removed = (await Promise.all(FOLDERS.map((folder) => ownFiles(out, folder))))
    .flat()
    .filter((path) => !files.has(path))
    .toSorted();
  const drafts = written.map((path) => ({ path, draft: `${join(out, path)}.${randomUUID()}.tmp` }));
  try {
    for (const { path, draft } of drafts) {
      makeFolder(resolve(dirname(draft)));
      await writeFile(draft, files.get(path) ?? "", { flush: true });
    }
    for (const { path, draft } of drafts) await rename(draft, join(out, path));
  } catch (error) {
    for (const { draft } of drafts) await rm(draft, { force: true });
    throw error;
  }
  for (const path of removed) await rm(join(out, path));
  return { written, removed };
}

/** Names that a rendering gives: other files are not even opened. */
const NAMES = /\.(yaml|csv|zone)$/;

/** Files of a rendering right in a folder. */
async function ownFiles(out: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(out, folder), { withFileTypes: true }).catch(ifMissing([]));
  const paths = entries
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map(({ name }) => (folder === "" ? name : `${folder}/${name}`));
  const texts = await Promise.all(paths.map((path) => textOf(join(out, path))));
  return paths.filter((_, index) => isRendered(texts[index] ?? ""));
}

/** A file's text; undefined where there is none, and nothing of ours ("") where it is a link or no file. */
async function textOf(file: string): Promise<string | undefined> {
  const stats = await lstat(file).catch(ifMissing(undefined));
  if (stats === undefined) return undefined;
  return stats.isFile() ? await readFile(file, "utf8") : "";
}

function ifMissing<T>(otherwise: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return otherwise;
    throw error;
  };
}
