import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
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
  try {
    await writeFile(join(folder, "edge-key"), key, { flag: "wx", mode: 0o400 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return folder;
}
