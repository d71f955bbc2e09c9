import { cacheFolder } from "#config/cache/cache-folder.ts";
import { checkStack } from "#config/check-stack.ts";
import type { Diagnostic } from "#config/finding.ts";
import { summary } from "#config/render/summary.ts";
import { shownAs } from "#config/stack/shown-as.ts";
import { targetsOf } from "#config/stack/targets.ts";
import type { CheckFlags } from "./check.ts";
import { EXIT } from "./exit-code.ts";
import { progressOn } from "./progress.ts";
import { renderDiagnostics } from "./render-diagnostics.ts";

/** Runs `hotline check`; answers the exit code. */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const found = targetsOf(paths);
  if ("usage" in found) {
    process.stderr.write(`hotline check: ${found.usage}\n`);
    return EXIT.usage;
  }
  const progress = progressOn(process.stderr, "checked");
  const diagnostics: Diagnostic[] = [];
  for (const target of found.targets) {
    const { diagnostics: checked } = await checkStack(target, {
      dated: { today: flags.today, now: new Date() },
      cacheFolder: flags.cache ? cacheFolder(process.env) : undefined,
      shownAs: (path) => shownAs(path, process.cwd()),
      progress: progress.step,
    });
    for (const each of checked) diagnostics.push(each);
  }
  progress.end();
  const failed = diagnostics.some(({ severity }) => severity === "error");
  // Set before writing: the reader of a pipe may leave early, and errors are errors all the same.
  process.exitCode = failed ? EXIT.findings : EXIT.ok;
  process.stdout.write(await renderDiagnostics(diagnostics, flags.format));
  if (flags.format === "text") {
    const files = found.targets.reduce(
      (sum, { asked, platformAsked, foundation }) =>
        sum + asked.size + (platformAsked ? (foundation === undefined ? 1 : 2) : 0),
      0,
    );
    process.stderr.write(`${summary(diagnostics, files)}\n`);
  }
  return process.exitCode;
}
