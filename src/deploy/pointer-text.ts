import { canonicalJson } from "#compile/canonical-json.ts";
import type { Generation } from "#compile/generation.ts";

/** What the pointer says: the manifest, as `hotline compile` writes it. */
export function pointerText(manifest: Generation): string {
  return `${canonicalJson(manifest)}\n`;
}
