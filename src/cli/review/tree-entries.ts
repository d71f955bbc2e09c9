import { git } from "./git.ts";

/** A file of a commit, as its tree names it. */
export interface TreeEntry {
  /** From the top of the repository; a hostile tree may say anything. */
  readonly path: string;
  /** `100644`, `100755`, `120000` (a link), `160000` (another repository). */
  readonly mode: string;
  readonly id: string;
  readonly bytes: number;
}

/** All files below `stacks/` of a commit, read from git's objects: nothing is checked out. */
export function treeEntries(repository: string, commit: string): TreeEntry[] {
  const listed = git(repository, ["ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", "stacks"]);
  return (listed?.toString("utf8") ?? "").split("\0").flatMap((line) => {
    const [, mode, id, bytes, path] = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    if (mode === undefined || id === undefined || path === undefined) return [];
    return [{ path, mode, id, bytes: Number(bytes) || 0 }];
  });
}

/** Contents of files, by their ids. */
export function contentsOf(repository: string, ids: Iterable<string>): ReadonlyMap<string, Buffer> {
  const wanted = [...new Set(ids)];
  const contents = new Map<string, Buffer>();
  if (wanted.length === 0) return contents;
  const said = git(repository, ["cat-file", "--batch"], `${wanted.join("\n")}\n`);
  if (said === undefined) throw new Error("git cat-file failed");
  let at = 0;
  for (const id of wanted) {
    const end = said.indexOf(10, at);
    const [, length] = /^[0-9a-f]+ blob (\d+)$/.exec(said.toString("latin1", at, end)) ?? [];
    if (length === undefined) throw new Error(`git has no file ${id}`);
    const start = end + 1;
    contents.set(id, said.subarray(start, start + Number(length)));
    at = start + Number(length) + 1;
  }
  return contents;
}
