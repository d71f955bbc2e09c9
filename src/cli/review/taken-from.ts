import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stackOf } from "./changed-stacks.ts";
import { type TakenFiles, takenFiles } from "./taken-files.ts";
import { contentsOf, treeEntries } from "./tree-entries.ts";

/** What is taken of a commit. */
export type Taken = TakenFiles;

/** What a review takes of a commit's `stacks/`. */
export function takenFrom(repository: string, commit: string): Taken {
  const entries = treeEntries(repository, commit);
  const short = entries.filter(({ mode, bytes }) => mode === "120000" && bytes <= 1024);
  const links = contentsOf(
    repository,
    short.map(({ id }) => id),
  );
  return takenFiles(entries, (id) => links.get(id)?.toString("utf8") ?? "");
}

/** Writes stacks that were taken into a folder that is not there yet: regular files and folders only. */
export function writeTaken(
  repository: string,
  { files }: Taken,
  stacks: readonly string[],
  folder: string,
): void {
  const wanted = [...files].filter(([path]) => stacks.includes(stackOf(path)));
  const contents = contentsOf(
    repository,
    wanted.map(([, id]) => id),
  );
  mkdirSync(folder, { recursive: true });
  for (const [path, id] of wanted) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // Never through anything that is already there.
    writeFileSync(file, contents.get(id) ?? "", { flag: "wx" });
  }
}
