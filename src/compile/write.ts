import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder } from "#config/make-folder.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Compiled } from "./compile.ts";
import { writeWhole } from "./write-whole.ts";

/** The manifest's file in a bundle's folder. */
export const MANIFEST = "generation.json";

/**
 * Writes a generation into a folder: the objects first, the manifest last, each under another name until it is
 * whole. A reader sees the old generation or the new one; objects of older generations stay, damaged ones are mended.
 */
export async function writeGeneration({ manifest, objects }: Compiled, out: string): Promise<void> {
  makeFolder(resolve(out, "objects"));
  for (const [digest, text] of objects) {
    const file = join(out, "objects", digest);
    if ((await textOf(file)) !== text) await writeWhole(file, text);
  }
  await writeWhole(join(out, MANIFEST), `${canonicalJson(manifest)}\n`);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}
