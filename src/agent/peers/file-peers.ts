import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { readPeers } from "./peer.ts";
import type { PeerSource } from "./peer-source.ts";

/** Peers from a JSON file, read again whenever it changes. */
export function filePeers(path: string): PeerSource {
  const file = resolve(path);
  return {
    name: `file:${file}`,
    pollMs: 2000,
    read: async () => readPeers(await readFile(file, "utf8")),
    watch: (changed, failed, signal) => {
      try {
        // The folder, since a file that is replaced is another one.
        const watcher = watch(dirname(file), { signal }, (_, name) =>
          name === basename(file) ? changed() : undefined,
        );
        watcher.on("error", failed);
      } catch (error) {
        failed(error);
      }
    },
  };
}
