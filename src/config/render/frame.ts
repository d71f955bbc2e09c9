import stringWidth from "string-width";
import { printable } from "../messages/shown.ts";

/** Columns of source that a frame shows at most. */
const WINDOW = 120;
/** Columns kept before the culprit on a long line. */
const BEFORE = 30;

/** A line of source and, under it, the marks: both without line number. */
export interface Frame {
  readonly source: string;
  readonly marks: string;
}

/**
 * Shows a line with marks under the UTF-16 columns `from` to `to` (from 1, the end exclusive). The marks line up in a
 * terminal: a Chinese character is two columns wide, a tab is shown as two, a control character as its escape. Of a
 * very long line a window is shown.
 */
export function frameOf(line: string, from: number, to: number): Frame {
  const start = Math.min(Math.max(from - 1, 0), line.length);
  const end = Math.min(Math.max(to - 1, start), line.length);
  // Cut before measuring: a line may have a million characters.
  const first = start > WINDOW ? safeCut(line, start - BEFORE) : 0;
  const last = safeCut(line, Math.min(line.length, first + 2 * WINDOW));
  const lead = cells(line.slice(first, start));
  const culprit = cells(line.slice(start, Math.min(end, last)));
  const rest = cells(line.slice(Math.min(end, last), last));
  const shownLead = first > 0 ? `…${lead}` : lead;
  const room = Math.max(WINDOW - widthOf(shownLead), 10);
  const [visible, cut] = clip(culprit + rest, room);
  const width = Math.min(Math.max(widthOf(culprit), 1), room);
  return {
    source: `${shownLead}${visible}${cut || last < line.length ? "…" : ""}`,
    marks: `${" ".repeat(widthOf(shownLead))}${"^".repeat(width)}`,
  };
}

/** Columns of a text in a terminal. Most are plain ASCII, and telling graphemes apart is slow. */
function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

function cells(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}

/** Cuts text to a width; whether something was cut off. */
function clip(text: string, room: number): [string, boolean] {
  if (widthOf(text) <= room) return [text, false];
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += widthOf(character);
    if (width >= room) break;
    kept += character;
  }
  return [kept, true];
}

/** Moves a cut that would part the two halves of a character. */
function safeCut(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
