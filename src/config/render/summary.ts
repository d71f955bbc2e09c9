import type { Diagnostic } from "../finding.ts";

/** One line that says how a check ended. */
export function summary(diagnostics: readonly Diagnostic[], files: number): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const checked = `${count(files, "file")} checked`;
  if (diagnostics.length === 0) return `${checked}: no problems`;
  return `${checked}: ${count(errors, "error")}, ${count(warnings, "warning")}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
