import { resolve } from "node:path";
import { checkStack } from "./check-stack.ts";
import type { Enterprise } from "./enterprise.types.ts";
import type { Diagnostic } from "./finding.ts";
import type { Foundation } from "./foundation.types.ts";
import type { Platform } from "./platform.types.ts";
import { enterpriseFiles } from "./stack/enterprise-files.ts";
import { foundationIn } from "./stack/foundation-file.ts";
import { shownAs } from "./stack/shown-as.ts";

/** An enterprise and the file it stands in. */
interface LoadedEnterprise {
  readonly file: string;
  readonly enterprise: Enterprise;
}

/**
 * A stack for the commands that run it. With errors among the diagnostics it must not be used; `platform` is absent
 * where its file is not what the schema allows.
 */
export interface LoadedStack {
  readonly platform?: Platform | undefined;
  /** Absent where the stack has no such file, or its file is not what the schema allows. */
  readonly foundation?: Foundation | undefined;
  /** Sorted by file. */
  readonly enterprises: readonly LoadedEnterprise[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and checks a stack's folder by all rules but those about dates: what ran yesterday runs today. With a folder
 * of caches the rules are spared the files that they know; the answer is the same.
 */
export async function loadStack(dir: string, cacheFolder?: string): Promise<LoadedStack> {
  const folder = resolve(dir);
  const files = enterpriseFiles(folder);
  const enterprises: LoadedEnterprise[] = [];
  const { diagnostics, platform, foundation } = await checkStack(
    { dir: folder, platformAsked: true, foundation: foundationIn(folder), files, asked: new Set(files) },
    {
      cacheFolder,
      shownAs: (path) => shownAs(path, process.cwd()),
      keep: (file, enterprise) => enterprises.push({ file, enterprise }),
    },
  );
  return { platform, foundation, enterprises, diagnostics };
}
