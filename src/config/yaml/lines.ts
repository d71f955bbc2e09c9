/** Where lines start in a text. YAML breaks lines at LF, CR LF and a lone CR. */
export interface Lines {
  readonly starts: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return { starts };
}

/** Line and column of an offset, both from 1; the column in UTF-16 units. */
export function positionAt({ starts }: Lines, offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The text of a line (from 1) without its break. */
export function lineText(text: string, { starts }: Lines, line: number): string {
  return text.slice(starts[line - 1] ?? 0, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
}
