import { MAX_DEPTH } from "./limits.ts";
import type { Problem } from "./problem.ts";

interface Advice {
  readonly when: RegExp;
  readonly reason: string;
  readonly advice: string;
}

const quote = 'put text that holds any of : # [ ] { } , & * ! | > % @ ` or quotes in "double quotes"';
const indent = "indent with spaces: entries of one list or mapping start in the same column";

/** The parser's reasons in the words of somebody who writes files, and what to do; the first that fits. */
const advices: readonly Advice[] = [
  {
    when: /single quoted scalar/,
    reason: "a text in single quotes has no end",
    advice: "close it with ' on the same line; a ' inside single quotes is written twice",
  },
  {
    when: /double quoted scalar/,
    reason: "a text in double quotes has no end",
    advice: 'close it with " on the same line; a " inside double quotes is written \\"',
  },
  {
    when: /end of the stream within a flow collection/,
    reason: "a [ or { is never closed",
    advice: "close every [ with ] and every { with }",
  },
  {
    when: /missed comma between flow collection entries/,
    reason: "a comma or a closing bracket is missing",
    advice: `separate the entries of [ ] and { } with commas and close each bracket with its own kind; ${quote}`,
  },
  {
    when: /expected the node content, but found ','/,
    reason: "a comma stands where a value is wanted",
    advice: "remove the comma, or write the value before it",
  },
  {
    when: /whitespace character is expected after the key-value separator/,
    reason: "a space is missing after the colon",
    advice: "write key: value, with a space after the colon",
  },
  {
    when: /expected ':' after a mapping key/,
    reason: "a key has no colon",
    advice: "write key: value; every line of a mapping is a key, a colon, a space and a value",
  },
  {
    when: /multiline key may not be an implicit key/,
    reason: "a key has no colon on its line",
    advice: "write key: value; every line of a mapping is a key, a colon, a space and a value",
  },
  {
    when: /bad indentation of a mapping entry/,
    reason: "this does not fit the mapping it stands in",
    advice: `${indent}; ${quote}`,
  },
  {
    when: /bad indentation of a sequence entry/,
    reason: "this does not fit the list it stands in",
    advice: `${indent}; each entry starts with a dash and a space`,
  },
  { when: /deficient indentation/, reason: "this line is indented too little", advice: indent },
  {
    when: /unknown escape sequence|hexadecimal character/,
    reason: "no such escape in double quotes",
    advice: "write a backslash in double quotes twice (\\\\), or use single quotes",
  },
  {
    when: /end of the stream or a document separator is expected/,
    reason: "this does not belong to what stands before it",
    advice: `${indent}; ${quote}`,
  },
  {
    when: /name of an alias|name of an anchor/,
    reason: "& or * without a name",
    advice: 'text that starts with & or * needs quotes, as in "*"',
  },
  { when: /tag/, reason: "text that starts with ! is a tag", advice: 'put the text in "double quotes"' },
];

/** Turns the parser's reason into a problem that says what to do. `position` is where the parser stopped. */
export function syntaxProblem(text: string, reason: string, position: number): Problem {
  const start = Math.min(position, text.length);
  const end = Math.min(start + 1, text.length);
  if (/maxDepth/.test(reason)) return { code: "too-deep", params: { limit: MAX_DEPTH }, start, end };
  const tab = tabIn(text, start);
  if (/tab characters/.test(reason) || (tab >= 0 && /indentation|expected/.test(reason))) {
    const at = tab < 0 ? start : tab;
    return { code: "yaml-tab", start: at, end: at + 1 };
  }
  const known = advices.find(({ when }) => when.test(reason));
  const params = { reason: known?.reason ?? reason, advice: known?.advice ?? `${indent}; ${quote}` };
  return { code: "yaml-syntax", params, start, end };
}

/** Offset of a tab in the indentation of the line of `offset`, or -1. */
function tabIn(text: string, offset: number): number {
  const line = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
  const tab = indentation.indexOf("\t");
  return tab < 0 ? -1 : line + tab;
}
