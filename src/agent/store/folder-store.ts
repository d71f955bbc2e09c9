import { constants, watch } from "node:fs";
import { open } from "node:fs/promises";
import { join, resolve } from "node:path";
import { inTurn } from "../in-turn.ts";
import { MAX_OBJECT_BYTES, MAX_POINTER_BYTES, type Store, StoreError } from "./store.ts";

const POINTER = "generation.json";

/** A folder as `hotline compile` writes it, on this machine or shared: `generation.json` and `objects/`. */
export function folderStore(path: string): Store {
  const folder = resolve(path);
  // A disk that hangs (a network's) holds a thread of the few that Node has for files until it is back; the agent needs
  // the others for the spool.
  const turn = inTurn();
  return {
    name: `file:${folder}`,
    pollMs: 1000,
    pointer: async (known, signal) => {
      const read = () => content(join(folder, POINTER), MAX_POINTER_BYTES, signal);
      const text = (await turn(read)).toString("utf8");
      return text === known ? undefined : { text, version: text };
    },
    object: (sha256, signal) =>
      turn(() => content(join(folder, "objects", sha256), MAX_OBJECT_BYTES, signal)),
    watch: (changed, failed, signal) => {
      const begin = () => {
        if (signal.aborted) return;
        try {
          const watcher = watch(folder, { signal }, (_, file) => (file === POINTER ? changed() : undefined));
          // Polling goes on without it.
          watcher.on("error", failed);
        } catch {
          // The folder is not there yet: polling says so, and this tries again.
          setTimeout(begin, 5000).unref();
        }
      };
      begin();
    },
  };
}

async function content(file: string, limit: number, signal: AbortSignal): Promise<Buffer> {
  try {
    signal.throwIfAborted();
    // A pipe would hold the opening thread for good.
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await handle.stat();
    // A device says that it has no bytes, and never ends.
    if (!stats.isFile()) throw new StoreError("missing", `${file} is not a file`);
    if (stats.size > limit)
      throw new StoreError("missing", `${file} has ${stats.size} bytes, more than ${limit}`);
    return await handle.readFile({ signal });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const kind = code === "ENOENT" || code === "ENOTDIR" ? "missing" : "away";
    throw new StoreError(kind, kind === "missing" ? `${file} is not there` : `${file}: ${String(code)}`);
  }
}
