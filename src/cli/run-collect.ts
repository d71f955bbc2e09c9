import { type CollectOptions, collect } from "#agent/collect/collect.ts";
import type { CollectPlace } from "#agent/collect/open-collectable.ts";
import type { CollectFlags } from "./collect.ts";
import { durationMs } from "./duration-ms.ts";
import { EXIT } from "./exit-code.ts";
import { OptionProblem, wrong } from "./option-problem.ts";
import { storePlace } from "./store-place.ts";

/** Runs `hotline collect`; answers the exit code. */
export async function runCollect(flags: CollectFlags): Promise<number> {
  let place: CollectPlace;
  let options: CollectOptions;
  try {
    place = collectPlace(flags);
    options = { keepMs: keepOf(flags.keep), now: Date.now(), dryRun: flags.dryRun === true };
  } catch (error) {
    if (!(error instanceof OptionProblem)) throw error;
    return ends(EXIT.usage, error.message);
  }
  const done = await collect(place, options).catch(away);
  if (done instanceof Error) return ends(EXIT.usage, `${flags.store}: ${done.name}: ${done.message}`);
  if (typeof done === "string") return ends(EXIT.findings, done);
  const { mark, unmark, remove } = done;
  const would = options.dryRun ? "would be " : "";
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ dryRun: options.dryRun, mark, unmark, remove })}\n`
      : `${would}noted as out of reach: ${mark.length}; reached again: ${unmark.length}; ${would}removed: ${remove.length}\n`,
  );
  return EXIT.ok;
}

function collectPlace(flags: CollectFlags): CollectPlace {
  const place = storePlace(flags);
  if (place.kind !== "file") return place;
  throw new OptionProblem("the objects of a folder are not collected: only those of s3:// and configmap:");
}

function keepOf(text: string): number {
  const ms = durationMs(text);
  if (ms === undefined) throw wrong("--keep", text, "a time such as 24h or 168h");
  return ms;
}

/** Whatever a client of S3 or Kubernetes throws is about the store: it is away, or refuses. */
function away(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function ends(code: number, sentence: string): number {
  process.stderr.write(`hotline collect: ${sentence}\n`);
  return code;
}
