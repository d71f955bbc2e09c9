import type { Reporter, TestModule } from "vitest/node";

/** Ends the run with `N passed, N failed, N skipped`, alone on a line, for those who read the log and not the exit code. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      // A suite that dies before its tests leaves them skipped: that is a failure all the same.
      for (const part of [module, ...module.children.allSuites()]) count.failed += part.errors().length;
    }
    // A test that never ran has not passed.
    process.stdout.write(
      `\n${count.passed} passed, ${count.failed + count.pending} failed, ${count.skipped} skipped\n`,
    );
  }
}
