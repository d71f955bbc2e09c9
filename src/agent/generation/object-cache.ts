import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "#compile/sha256.ts";
import { Rejection } from "./rejection.ts";

/** The objects that lie on the node, by digest. What is damaged counts as not there. */
export class ObjectCache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** An object's bytes, verified; undefined where it is not here or damaged. */
  async read(digest: string): Promise<Buffer | undefined> {
    const bytes = await readFile(join(this.folder, digest)).catch(() => undefined);
    return bytes && sha256(bytes) === digest ? bytes : undefined;
  }

  /**
   * Keeps an object that came from a store.
   *
   * @throws Rejection `object-digest` where it is not what its name says, `disk` where it cannot be written.
   */
  async keep(digest: string, bytes: Buffer): Promise<void> {
    const actual = sha256(bytes);
    if (actual !== digest)
      throw new Rejection("object-digest", `object ${digest} has the content of ${actual}`);
    const draft = join(this.folder, `${digest}.${randomUUID()}.tmp`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(draft, bytes, { flush: true });
      await rename(draft, join(this.folder, digest));
    } catch (error) {
      await rm(draft, { force: true });
      throw new Rejection("disk", `object ${digest} cannot be kept: ${String(error)}`);
    }
  }

  /** Removes what is not to be kept, and what a killed agent left half written. Answers how many files. */
  async collect(kept: ReadonlySet<string>): Promise<number> {
    const files = await readdir(this.folder).catch(() => []);
    const old = files.filter((file) => !kept.has(file));
    await Promise.all(old.map((file) => rm(join(this.folder, file), { force: true })));
    return old.length;
  }
}
