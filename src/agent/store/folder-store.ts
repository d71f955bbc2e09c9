import { watch } from "node:fs";
import { open } from "node:fs/promises";
import { join, resolve } from "node:path";
import { MAX_OBJECT_BYTES, MAX_POINTER_BYTES, type Store, StoreError } from "./store.ts";

const POINTER = "generation.json";

/** A folder as `hotline compile` writes it, on this machine or shared: `generation.json` and `objects/`. */
export function folderStore(path: string): Store {
  const folder = resolve(path);
  return {
    name: `file:${folder}`,
    pollMs: 1000,
    pointer: async (known) => {
      const text = (await content(join(folder, POINTER), MAX_POINTER_BYTES)).toString("utf8");
      return text === known ? undefined : { text, version: text };
    },
    object: (sha256) => content(join(folder, "objects", sha256), MAX_OBJECT_BYTES),
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

async function content(file: string, limit: number): Promise<Buffer> {
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    if (size > limit) throw new StoreError("missing", `${file} has ${size} bytes, more than ${limit}`);
    return await handle.readFile();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const kind = code === "ENOENT" || code === "ENOTDIR" ? "missing" : "away";
    throw new StoreError(kind, kind === "missing" ? `${file} is not there` : `${file}: ${String(code)}`);
  }
}
