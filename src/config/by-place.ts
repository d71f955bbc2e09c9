import type { Diagnostic } from "./finding.ts";

/** Order of diagnostics: by file, line, column, then code. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return byText(a.file, b.file) || a.line - b.line || a.column - b.column || byText(a.code, b.code);
}

/** By UTF-16 units: the same everywhere, which the locale's order is not. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
