import { edgeConfig } from "#edge/edge-config.ts";
import { applyGeneration } from "#edge/node-db/apply-generation.ts";
import { nodeState } from "#edge/node-db/node-state.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { readObject } from "#edge/read-object.ts";
import type { GenerationTarget } from "./generation-target.ts";
import { Rejection } from "./rejection.ts";

/** `node.db` as what generations are taken over into. */
export function nodeDbTarget(db: NodeDb): GenerationTarget {
  return {
    current: () => nodeState(db).generation,
    needs: (manifest) => {
      const applied = new Set(
        db.sqlite
          .prepare("SELECT sha256 FROM shards")
          .all()
          .map((row) => row["sha256"]),
      );
      const changed = manifest.shards.map(({ sha256 }) => sha256).filter((sha256) => !applied.has(sha256));
      return [...new Set([manifest.node, manifest.areas, ...changed])];
    },
    apply: async (manifest, objects) => {
      const { config, unknownHosts } = await edgeConfig(manifest, objects.folder).catch(unusable);
      try {
        const read = (sha256: string) => readObject(objects.folder, sha256);
        const { revision, changed, removed } = applyGeneration(db, { manifest, read, config });
        return { revision, changed, removed, unknownHosts };
      } catch (error) {
        throw error instanceof Rejection ? error : new Rejection(...reasonOf(error));
      }
    },
  };
}

function unusable(error: unknown): never {
  throw new Rejection("content", error instanceof Error ? error.message : String(error));
}

/** SQLite says what it lacks by its result code: SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN. */
const DISK = new Set([13, 10, 14]);

function reasonOf(error: unknown): ["content" | "disk" | "database", string] {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Error) || !("errcode" in error)) return ["content", message];
  const disk = typeof error.errcode === "number" && DISK.has(error.errcode & 0xff);
  return [disk ? "disk" : "database", `node.db: ${message}`];
}
