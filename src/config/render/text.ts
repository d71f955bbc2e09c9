import type { Diagnostic } from "../finding.ts";
import { printable } from "../messages/shown.ts";
import { frameOf } from "./frame.ts";
import { masked } from "./masked.ts";

export interface TextOptions {
  readonly colour: boolean;
  /** A line (from 1) of a file; undefined when it cannot be had. */
  readonly lineOf: (file: string, line: number) => string | undefined;
}

/** Diagnostics for people: place, severity, code and message; the line with marks; how to put it right. */
export function renderText(diagnostics: readonly Diagnostic[], given: TextOptions): string {
  const options = { ...given, lineOf: withoutSecrets(diagnostics, given.lineOf) };
  return diagnostics.map((each) => `${one(each, options)}\n\n`).join("");
}

function one(diagnostic: Diagnostic, { colour, lineOf }: TextOptions): string {
  const { file, line, column, severity, code, message, help, endLine, endColumn } = diagnostic;
  const paint = (style: string, text: string) => (colour ? `\u001b[${style}m${text}\u001b[0m` : text);
  const strong = severity === "error" ? "1;31" : "1;33";
  const place = paint("1", `${printable(file)}:${line}:${column}`);
  const out = [`${place} ${paint(strong, severity)} ${code}: ${printable(message)}`];
  const text = lineOf(file, line);
  if (text !== undefined && text !== "") {
    const { source, marks } = frameOf(text, column, endLine > line ? text.length + 1 : endColumn);
    const gutter = " ".repeat(String(line).length);
    out.push(`${gutter} |`, `${line} | ${source}`, `${gutter} | ${paint(strong, marks)}`);
  }
  out.push(`help: ${printable(help)}`);
  return out.join("\n");
}

/** Lines whose secrets are covered: what is said goes into logs and comments that more people read than the file. */
function withoutSecrets(
  diagnostics: readonly Diagnostic[],
  lineOf: TextOptions["lineOf"],
): TextOptions["lineOf"] {
  const secrets = diagnostics
    .filter(({ code }) => code === "secret-in-clear")
    .sort((a, b) => b.column - a.column);
  if (secrets.length === 0) return lineOf;
  return (file, line) =>
    secrets
      .filter((each) => each.file === file && each.line === line)
      .reduce<string | undefined>(
        (text, { column, endLine, endColumn }) =>
          text && masked(text, column, endLine > line ? text.length + 1 : endColumn),
        lineOf(file, line),
      );
}
