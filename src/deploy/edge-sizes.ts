import type { Compiled } from "#compile/compile.ts";

/** How much a generation asks of a node. */
export interface EdgeSizes {
  /** Bytes of all lines of its numbers. */
  readonly lineBytes: number;
}

/** The size of a compiled generation. */
export function edgeSizes({ manifest, objects }: Compiled): EdgeSizes {
  const texts = manifest.shards.map(({ sha256 }) => objects.get(sha256) ?? "");
  return { lineBytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
}
