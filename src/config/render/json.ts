import type { Diagnostic } from "../finding.ts";

/** Diagnostics for programs: an array of `{code, severity, file, line, column, message, help}`. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  const list = diagnostics.map(({ code, severity, file, line, column, message, help }) => ({
    code,
    severity,
    file,
    line,
    column,
    message,
    help,
  }));
  return `${safeJson(list)}\n`;
}

/** JSON that a terminal may show: what JSON leaves raw of the control characters is escaped too. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
