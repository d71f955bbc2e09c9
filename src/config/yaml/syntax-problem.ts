import { MAX_DEPTH } from "./limits.ts";
import { openAt } from "./open-at.ts";
import type { Problem } from "./problem.ts";
import { adviceFor } from "./syntax-advice.ts";

/** Turns the parser's reason into a problem that says what to do. `position` is where the parser stopped. */
export function syntaxProblem(text: string, reason: string, position: number): Problem {
  const start = Math.min(position, text.length);
  if (/maxDepth/.test(reason))
    return { code: "too-deep", params: { limit: MAX_DEPTH }, start, end: start + 1 };
  const tab = tabIn(text, start);
  if (/tab characters/.test(reason) || (tab >= 0 && /indentation|expected/.test(reason)))
    return { code: "yaml-tab", start: Math.max(tab, 0), end: Math.max(tab, 0) + 1 };
  const elsewhere = neverClosed(text, reason, start) ?? keyWithoutColon(text, reason, start);
  if (elsewhere !== undefined) return elsewhere;
  const { at = start, ...params } = adviceFor(text, reason, start);
  return { code: "yaml-syntax", params, start: at, end: Math.min(at + 1, text.length) };
}

/** A quote or bracket without end is the culprit wherever the parser noticed it: it points where that began. */
function neverClosed(text: string, reason: string, position: number): Problem | undefined {
  if (!/deficient indentation|unexpected end of the|missed comma/.test(reason)) return undefined;
  const { quote, brackets } = openAt(text, position);
  if (quote !== undefined) {
    const kind = quote.character === '"' ? "double" : "single";
    const params = {
      reason: `this text in ${kind} quotes has no end`,
      advice: `close it with ${quote.character} on the same line`,
    };
    return { code: "yaml-syntax", params, start: quote.offset, end: quote.offset + 1 };
  }
  const bracket = brackets.at(-1);
  const closes = { "[": "]", "{": "}" }[bracket?.character ?? ""];
  if (bracket === undefined || closes === undefined || /missed comma/.test(reason)) return undefined;
  const params = { reason: `this ${bracket.character} is never closed`, advice: `close it with ${closes}` };
  return { code: "yaml-syntax", params, start: bracket.offset, end: bracket.offset + 1 };
}

/** The parser takes a key without colon for text that goes on, and stops at the next key's colon. */
function keyWithoutColon(text: string, reason: string, position: number): Problem | undefined {
  if (!/expected ':' after a mapping key|multiline key/.test(reason)) return undefined;
  const before = text.slice(0, position);
  const lines = [...before.matchAll(/^[ ]*([^#\s][^\r\n]*)$/gm)].slice(-2);
  const line = lines.find(([, content = ""]) => !/:\s|:$/.test(content));
  const content = line?.[1]?.trimEnd();
  if (line === undefined || content === undefined) return undefined;
  const start = line.index + line[0].indexOf(content);
  const joined = /^[\w-]+:\S/.test(content);
  const params = {
    reason: joined ? "a space is missing after the colon" : "this key has no colon",
    advice: "write key: value, with a colon and a space after the key",
  };
  return { code: "yaml-syntax", params, start, end: start + content.length };
}

/** Offset of a tab in the indentation of the line of `offset`, or -1. */
function tabIn(text: string, offset: number): number {
  const line = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const tab = /^[ ]*\t/.exec(text.slice(line, line + 1000))?.[0].length;
  return tab === undefined ? -1 : line + tab - 1;
}
