import { canonicalJson } from "#compile/canonical-json.ts";
import type { Generation } from "#compile/generation.ts";
import { sha256 } from "#compile/sha256.ts";
import { objectsOf } from "./objects-of.ts";

/** Why a manifest cannot be used, as a sentence; `kind` is which of the checks it did not pass. */
export interface ManifestProblem {
  problem: string;
  kind: "manifest" | "format" | "manifest-digest";
}

/** Reads the manifest of a generation and verifies its digest: what was reviewed is what runs. */
export function readManifest(text: string): Generation | ManifestProblem {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return { problem: "generation.json is no JSON: it may be cut", kind: "manifest" };
  }
  if (typeof manifest !== "object" || manifest === null || !("format" in manifest))
    return { problem: "generation.json is no manifest", kind: "manifest" };
  if (manifest.format !== 1)
    return { problem: `this edge does not speak format ${manifest.format}`, kind: "format" };
  if (!isManifest(manifest))
    return {
      problem: "generation.json is damaged: its content is not what it is named by",
      kind: "manifest-digest",
    };
  const name = wrongName(manifest);
  if (name === undefined) return manifest;
  return {
    problem: `generation.json names an object that is no digest: ${name.slice(0, 80)}`,
    kind: "manifest",
  };
}

/** Objects' names become files' names, and a manifest's own digest says that it is whole, not who wrote it. */
function wrongName(manifest: Generation): string | undefined {
  try {
    return objectsOf(manifest)
      .map(String)
      .find((name) => !/^[0-9a-f]{64}$/.test(name));
  } catch {
    return "none at all";
  }
}

/** The digest says that compile wrote it, and compile writes what its type says. */
function isManifest(manifest: object): manifest is Generation {
  if (!("generation" in manifest)) return false;
  const { generation, ...content } = manifest;
  return sha256(canonicalJson(content)) === generation;
}
