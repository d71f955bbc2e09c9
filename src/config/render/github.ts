import type { Diagnostic } from "../finding.ts";
import { printable } from "../messages/shown.ts";

/** Diagnostics as workflow commands, which GitHub Actions turns into annotations of the pull request. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((each) => `${command(each)}\n`).join("");
}

function command({
  severity,
  file,
  line,
  column,
  endLine,
  endColumn,
  code,
  message,
  help,
}: Diagnostic): string {
  const places =
    endLine === line && endColumn > column ? `,endLine=${endLine},endColumn=${endColumn - 1}` : "";
  const title = property(`hotline ${code}`);
  return `::${severity} file=${property(file)},line=${line},col=${column}${places},title=${title}::${data(message)}%0A${data(help)}`;
}

/** The text of a command: what would end it or start another is escaped. */
function data(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property of a command: commas and colons would end it. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
