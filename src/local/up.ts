import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeGeneration } from "#compile/write.ts";
import { Accounts } from "./account/accounts.ts";
import { type LocalEdge, startLocalEdge } from "./local-edge.ts";
import { type LocalMedia, localMedia } from "./local-media.ts";
import type { LocalStack } from "./local-stack.ts";

/** A stack that runs on this machine. */
export interface Up {
  edge: LocalEdge;
  media: LocalMedia;
  accounts: Accounts;
  /** Folder of this run, for logs and scenarios. */
  dir: string;
  /** Folder of the compiled generation: what is compiled into it, calls follow. */
  bundle: string;
  /** Stops everything; removes the folder unless it is to be kept. */
  stop(keep: boolean): Promise<void>;
}

/**
 * Starts Kamailio and its agent on a compiled stack, in a folder of its own: a short path, because Unix sockets allow
 * about a hundred characters. Calls may set their own clock. Throws where they do not start; at the signal they are
 * waited for no longer.
 */
export async function up(
  stack: LocalStack,
  at: { address: string; port: number; kamailio?: string; signal: AbortSignal },
): Promise<Up> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-up-"));
  // However this process ends: a reader that closes our output ends it at once.
  const sweep = () => rmSync(dir, { recursive: true, force: true });
  process.once("exit", sweep);
  const bundle = join(dir, "bundle");
  const node = join(dir, "edge");
  await mkdir(node);
  await writeGeneration(stack.compiled, bundle);
  const texts = [...stack.compiled.objects.values()];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const media = await localMedia(stack, node);
  const edge = await startLocalEdge({ ...at, node, bundle, bytes, relays: media.relays }).catch(
    async (error: unknown) => {
      await media.stop();
      throw error;
    },
  );
  return {
    edge,
    media,
    accounts: new Accounts(edge.spool, stack),
    ...{ dir, bundle },
    stop: async (keep) => {
      await edge.stop();
      await media.stop();
      process.removeListener("exit", sweep);
      if (!keep) await rm(dir, { recursive: true, force: true });
    },
  };
}
