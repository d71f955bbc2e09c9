import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#compile/canonical-json.ts";
import { sha256 } from "#compile/sha256.ts";
import { type CompiledFolder, manifestOf, publish } from "./generations.ts";

/** A manifest whose own digest is right and whose first shard has another name. */
export function forgeManifest(text: string, name: string): string {
  const { generation: _, ...content } = JSON.parse(text);
  content.shards[0].sha256 = name;
  return canonicalJson({ ...content, generation: sha256(canonicalJson(content)) });
}

/** Publishes a generation whose every shard is damaged in the store; answers what mends it. */
export function corrupt(generation: CompiledFolder, store: string): () => void {
  const { shards }: { shards: { sha256: string }[] } = JSON.parse(manifestOf(generation));
  cpSync(join(generation.folder, "objects"), join(store, "objects"), { recursive: true });
  const spoiled = { ...generation, folder: join(store, "..", "spoiled") };
  cpSync(generation.folder, spoiled.folder, { recursive: true });
  for (const { sha256 } of shards) writeFileSync(join(spoiled.folder, "objects", sha256), "damaged");
  publish(spoiled, store);
  return () => publish(generation, store);
}
