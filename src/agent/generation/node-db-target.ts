import type { Generation } from "#compile/generation.ts";
import { edgeConfig } from "#edge/edge-config.ts";
import { configOf } from "#edge/node-db/config-of.ts";
import { currentGeneration } from "#edge/node-db/current-generation.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import type { Resolve } from "#edge/resolved-trunks.ts";
import type { InTurn } from "../in-turn.ts";
import { applyInThread } from "./apply-in-thread.ts";
import type { GenerationTarget } from "./generation-target.ts";
import type { ObjectCache } from "./object-cache.ts";
import { Rejection } from "./rejection.ts";

/** `node.db` as what generations are taken over into. `resolve` says addresses of hosts, by default as the machine does. */
export function nodeDbTarget(db: NodeDb, turn: InTurn, resolve?: Resolve): GenerationTarget {
  const resolved = (manifest: Generation, { folder }: ObjectCache) =>
    edgeConfig(manifest, folder, { before: configOf(db)?.hosts ?? {}, resolve });
  return {
    current: () => currentGeneration(db),
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
      const { config, unresolved } = await resolved(manifest, objects).catch(unusable);
      const { path, epoch } = db;
      const task = { db: path, epoch, objects: objects.folder, manifest, config };
      return { ...(await turn(() => applyInThread(task))), unresolvedHosts: unresolved };
    },
    resolveAgain: async (manifest, objects) => {
      const { config, unresolved } = await resolved(manifest, objects);
      // A generation that came meanwhile has a configuration, and addresses, of its own.
      await turn(() => {
        if (currentGeneration(db) === manifest.generation) putSetting(db, "config", config);
      });
      return unresolved;
    },
  };
}

function unusable(error: unknown): never {
  throw new Rejection("content", error instanceof Error ? error.message : String(error));
}
