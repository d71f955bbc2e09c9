import type { Diagnostic } from "../finding.ts";
import { printable } from "../messages/shown.ts";
import { frameOf } from "./frame.ts";

export interface TextOptions {
  readonly colour: boolean;
  /** A line (from 1) of a file; undefined when it cannot be had. */
  readonly lineOf: (file: string, line: number) => string | undefined;
}

/** Diagnostics for people: place, severity, code and message; the line with marks; how to put it right. */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
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
