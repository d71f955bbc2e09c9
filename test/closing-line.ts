import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends the run with `N passed, N failed, N skipped`, alone on a line, for those who read the log and not the exit code.
 * Runs that share a file, named by `HOTLINE_TALLY`, count on from one to the next.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      // A suite that dies before its tests leaves them skipped: that is a failure all the same.
      for (const part of [module, ...module.children.allSuites()]) count.failed += part.errors().length;
    }
    // A test that never ran has not passed.
    const [passed, failed, skipped] = counted([count.passed, count.failed + count.pending, count.skipped]);
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}

/** The counts with those of the runs before, which are kept for the runs to come. */
function counted(counts: readonly number[]): number[] {
  const file = process.env["HOTLINE_TALLY"];
  if (!file) return [...counts];
  const before = existsSync(file) ? readFileSync(file, "utf8").split(" ").map(Number) : [];
  const sums = counts.map((count, at) => count + (before[at] ?? 0));
  writeFileSync(file, sums.join(" "));
  return sums;
}
