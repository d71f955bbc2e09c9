import type { Generation } from "#compile/generation.ts";
import { applyShards } from "./apply-shards.ts";
import { currentGeneration } from "./current-generation.ts";
import type { NodeDb } from "./open-node-db.ts";
import { prune } from "./prune.ts";
import { storeSetting } from "./put-setting.ts";
import { revise } from "./revise.ts";

/** A generation at hand. */
export interface GenerationSource {
  manifest: Generation;
  /** Text of a shard by its SHA-256; throws where it is missing or damaged. */
  read(sha256: string): string;
  /** The setting `config` of this generation. */
  config: unknown;
}

/** What a generation changed. */
export interface Applied {
  /** Numbers new or changed. */
  changed: number;
  removed: number;
  /** Bytes of shards read. */
  bytes: number;
  /** The database's revision afterwards. */
  revision: number;
}

/**
 * Makes a generation, newer or older, that of the node: in one transaction, with work in proportion to what differs from
 * the one before. Shards whose digest is the one applied last are not read. Runs to its end without a pause: an event
 * loop stands still meanwhile, milliseconds for a changed number and some seconds for 100,000 new ones.
 *
 * @throws what `read` throws, and Error for a line that names no number; then nothing has changed.
 */
export function applyGeneration(db: NodeDb, source: GenerationSource, nowMs = Date.now()): Applied {
  const { manifest, config } = source;
  const applied: Applied = { changed: 0, removed: 0, bytes: 0, revision: 0 };
  applied.revision = revise(db, (revision) => {
    Object.assign(applied, applyShards(db, source, revision));
    const settings = storeSetting(db, "config", config, revision);
    if (currentGeneration(db) === manifest.generation) return settings;
    db.sqlite.prepare("INSERT INTO generations VALUES (?, ?, ?)").run(revision, manifest.generation, nowMs);
    prune(db, nowMs);
    return true;
  });
  return applied;
}
