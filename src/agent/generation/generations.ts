import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "#compile/canonical-json.ts";
import type { Generation } from "#compile/generation.ts";
import { objectsOf } from "#edge/objects-of.ts";
import { readManifest } from "#edge/read-manifest.ts";
import type { Store } from "../store/store.ts";
import { fetchObjects } from "./fetch-objects.ts";
import type { Change, GenerationTarget } from "./generation-target.ts";
import type { ObjectCache } from "./object-cache.ts";
import { Rejection } from "./rejection.ts";

/** A generation that the node has taken over. */
export interface Taken extends Change {
  manifest: Generation;
  /** Objects that came from the store. */
  fetched: number;
}

const LAST_GOOD = "generation.json";

/**
 * The generations of one node: takes over those that are whole and good, remembers the last one, and keeps the objects
 * of the last two, since calls and Kamailio's workers may still read those of the one before.
 */
export class Generations {
  private readonly folder: string;
  private readonly cache: ObjectCache;
  private readonly target: GenerationTarget;
  private last: Generation | undefined;

  constructor(folder: string, cache: ObjectCache, target: GenerationTarget) {
    this.folder = folder;
    this.cache = cache;
    this.target = target;
  }

  /** Digest of the generation that the node has; undefined before the first. */
  get current(): string | undefined {
    return this.target.current();
  }

  /** The last good manifest, from this process or the one before it. */
  async lastGood(): Promise<Generation | undefined> {
    if (this.last) return this.last;
    const text = await readFile(join(this.folder, LAST_GOOD), "utf8").catch(() => undefined);
    const manifest = text === undefined ? undefined : readManifest(text);
    // A file of the node that is damaged is as good as none.
    if (manifest && !("problem" in manifest)) this.last = manifest;
    return this.last;
  }

  /**
   * Takes over the generation of a manifest's text; each object may take so many milliseconds to come.
   *
   * @throws Rejection where it is not wholly there and good; then the node has what it had.
   */
  async take(text: string, store: Store, objectMs: number): Promise<Taken> {
    const manifest = readManifest(text);
    if ("problem" in manifest) throw new Rejection(manifest.kind, manifest.problem);
    const before = await this.lastGood();
    const fetched = await fetchObjects(this.target.needs(manifest), store, this.cache, objectMs);
    const change = await this.target.apply(manifest, this.cache);
    await this.remember(manifest);
    const kept = [manifest, ...(before ? [before] : [])].flatMap(objectsOf);
    if (before?.generation !== manifest.generation) await this.cache.collect(new Set(kept));
    return { ...change, manifest, fetched };
  }

  /**
   * Resolves the names of the trunks' hosts anew; answers those that could not be. An object that was damaged on the node
   * since is fetched again, and may take so many milliseconds to come.
   *
   * @throws Rejection where it cannot be had
   */
  async resolveAgain(store: Store, objectMs: number): Promise<readonly string[]> {
    const manifest = await this.lastGood();
    if (manifest === undefined || manifest.generation !== this.current) return [];
    await fetchObjects(this.target.needs(manifest), store, this.cache, objectMs);
    return this.target.resolveAgain(manifest, this.cache);
  }

  /** The file is for the next agent's start; without it, that one fetches a little more. */
  private async remember(manifest: Generation): Promise<void> {
    this.last = manifest;
    const file = join(this.folder, LAST_GOOD);
    await writeFile(`${file}.tmp`, canonicalJson(manifest))
      .then(() => rename(`${file}.tmp`, file))
      .catch(() => undefined);
  }
}
