import type { Generation } from "#compile/generation.ts";
import { readManifest as readEdgeManifest } from "#edge/read-manifest.ts";
import { objectsOf } from "./objects-of.ts";
import { Rejection } from "./rejection.ts";

/**
 * Reads a manifest that came from a store. Its objects' names become files' names, hence they are looked at too: its own
 * digest says that it is whole, not who wrote it.
 *
 * @throws Rejection `manifest`, `format` or `manifest-digest`.
 */
export function readManifest(text: string): Generation {
  const manifest = readEdgeManifest(text);
  if ("problem" in manifest) throw new Rejection(manifest.kind, manifest.problem);
  const wrong = namesOf(manifest).find((name) => !/^[0-9a-f]{64}$/.test(name));
  if (wrong === undefined) return manifest;
  throw new Rejection("manifest", `generation.json names an object that is no digest: ${wrong.slice(0, 80)}`);
}

function namesOf(manifest: Generation): string[] {
  try {
    return objectsOf(manifest).map(String);
  } catch {
    throw new Rejection("manifest", "generation.json names no objects");
  }
}
