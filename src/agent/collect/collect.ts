import { readManifest } from "#edge/read-manifest.ts";
import { openStore } from "../store/open-store.ts";
import { within } from "../store/within.ts";
import { type Collection, collection } from "./collection.ts";
import { type CollectPlace, openCollectable } from "./open-collectable.ts";

const POINTER_MS = 10_000;

/** How a collection goes. */
export interface CollectOptions {
  /** How long objects stay that no pointer reaches, in milliseconds. */
  readonly keepMs: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
}

/**
 * Collects a store's old objects; answers what was done, or why nothing was, as a sentence. The objects are listed before the
 * pointer is read: what a newer pointer needs is not among them, or it is reached.
 *
 * @throws what the store's client does: it is away, or refuses
 */
export async function collect(place: CollectPlace, options: CollectOptions): Promise<Collection | string> {
  const store = await openCollectable(place);
  const objects = await store.objects();
  const source = await openStore(place);
  const pointer = await within(POINTER_MS, source.name, (signal) => source.pointer(undefined, signal));
  const manifest = readManifest(pointer?.text ?? "");
  if ("problem" in manifest) return `${source.name}: ${manifest.problem}`;
  const todo = collection(objects, manifest, options.now, options.keepMs);
  if (todo === undefined)
    return `${source.name} names objects that are not there: publish the generation again`;
  if (options.dryRun) return todo;
  for (const sha256 of todo.unmark) await store.unmark(sha256);
  for (const sha256 of todo.mark) await store.mark(sha256, options.now);
  for (const sha256 of todo.remove) await store.remove(sha256);
  return todo;
}
