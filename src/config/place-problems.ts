import type { Diagnostic } from "./finding.ts";
import { placeProblem, type Text } from "./locate.ts";
import { linesOf } from "./yaml/lines.ts";
import type { Problem } from "./yaml/problem.ts";

/** Places problems of the reader, or of reading itself when `text` is empty. */
export function placeProblems(file: string, text: string, problems: readonly Problem[]): Diagnostic[] {
  const at: Text = { file, text, lines: linesOf(text) };
  return problems.map((problem) => placeProblem(problem, at));
}
