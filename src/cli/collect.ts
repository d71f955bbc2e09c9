import type { Command } from "commander";
import type { StoreFlags } from "./store-place.ts";

const examples = `
Examples:
  hotline collect configmap:hotline/hotline-generation --dry-run     says what would be done
  hotline collect s3://bucket --s3-region cn-northwest-1 --keep 336h

An object that the pointer does not reach is noted with the time; it is removed when it has been out of reach for --keep, and the
note goes when it is reached again. Run it daily, and not while something is deployed. Credentials come as for the tools of S3
and Kubernetes; in the namespace they must let list, patch and delete ConfigMaps.

Exit codes: 0 collected, 1 the store lacks what its pointer names, or that is no manifest, and nothing was done, 2 wrong call, or
the store is away or has no pointer, 3 a bug of hotline.`;

/** Adds `hotline collect` to the program. */
export function registerCollect(program: Command): void {
  program
    .command("collect")
    .description("remove objects of former generations that no recent pointer reaches")
    .argument("<store>", "s3://BUCKET/PREFIX or configmap:NAMESPACE/NAME")
    .option("--keep <time>", "how long objects stay that no pointer reaches", "168h")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("--json", "print the objects' digests as JSON")
    .option("--s3-endpoint <url>", "an S3 server that is not Amazon's")
    .option("--s3-region <region>", "the bucket's region")
    .option("--s3-path-style", "the bucket in the path, not in the host's name")
    .addHelpText("after", examples)
    .action(async (store: string, options: Omit<CollectFlags, "store">) => {
      const { runCollect } = await import("./run-collect.ts");
      process.exitCode = await runCollect({ ...options, store });
    });
}

/** The flags of `hotline collect`. */
export interface CollectFlags extends StoreFlags {
  readonly keep: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}
