import { randomBytes } from "node:crypto";
import { link, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "#config/make-folder.ts";

/**
 * Folder `secrets` of an edge that stands alone, and is given none: its key, `edge-key`, is drawn once and stays, so
 * that what was signed before a restart holds after it. Edges that work together must be given the same one.
 */
export async function ownSecrets(runDir: string): Promise<string> {
  const folder = join(runDir, "secrets");
  makeFolder(folder, 0o700);
  const key = randomBytes(32).toString("hex");
  const draft = join(folder, `.edge-key-${randomBytes(6).toString("hex")}`);
  try {
    // It appears whole or not at all: half a key would stay for good.
    await writeFile(draft, key, { mode: 0o400, flush: true });
    await link(draft, join(folder, "edge-key"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return folder;
}
