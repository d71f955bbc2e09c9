import type { Coded, Diagnostic, Finding } from "./finding.ts";
import { entryOf } from "./messages/catalogue.ts";
import type { Severity } from "./messages/message.ts";
import { type Lines, positionAt } from "./yaml/lines.ts";
import { type Node, nodeAt } from "./yaml/positions.ts";
import type { Problem } from "./yaml/problem.ts";
import type { Range } from "./yaml/scalar-range.ts";

/** A file's text with what is needed to point into it. */
export interface Text {
  readonly file: string;
  readonly text: string;
  readonly lines: Lines;
}

/** Gives a problem of the reader its lines, columns and sentences. */
export function placeProblem(problem: Problem, text: Text): Diagnostic {
  return placed(problem, problem, text);
}

/** Gives a finding its place: the key or value at its path, or the nearest that holds it. */
export function placeFinding(finding: Finding, root: Node, text: Text): Diagnostic {
  const { node, found } = nodeAt(root, finding.path);
  return placed(finding, rangeOf(node, finding.at === "key" || !found, text.text), text);
}

/** What to underline: whole scalars and flow collections; of a block its key, or its first line where it has none. */
function rangeOf(node: Node, wantsKey: boolean, text: string): Range {
  const spans = text.slice(node.range.start, node.range.end).search(/[\r\n]/);
  const block = !node.flow && node.parts.size > 0;
  if (node.key !== undefined && (wantsKey || node.empty || block || spans >= 0)) return node.key;
  if (spans < 0 && node.range.end > node.range.start) return node.range;
  return { start: node.range.start, end: node.range.start + Math.max(spans, 1) };
}

/** What a finding says, wherever it stands. */
export function sentences(
  coded: Coded & { readonly severity?: Severity | undefined },
): Pick<Diagnostic, "code" | "severity" | "message" | "help"> {
  const entry = entryOf(coded.code);
  return {
    code: coded.code,
    severity: coded.severity ?? entry.severity,
    message: entry.message(coded.params),
    help: entry.help(coded.params),
  };
}

function placed(coded: Coded, range: Range, { file, text, lines }: Text): Diagnostic {
  const start = Math.min(range.start, text.length);
  const from = positionAt(lines, start);
  const to = positionAt(lines, Math.min(Math.max(range.end, start), text.length));
  return {
    file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    ...sentences(coded),
  };
}
