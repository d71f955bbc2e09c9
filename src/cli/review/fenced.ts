import { printable } from "#config/messages/shown.ts";
import { masked } from "./masked.ts";

const LINE = 300;
/** The longest run of backticks that is kept, so that fences stay short. */
const TICKS = /`{17,}/g;

/**
 * Untrusted text as a block of code that Markdown takes literally: no HTML, mention, link or image comes of it. The fence
 * is longer than any run of backticks within, invisible characters are written out, numbers are masked.
 *
 * @param bytes room for the text; what is beyond is left out, and said
 */
export function fenced(text: string, bytes: number, language = "text"): string {
  const all = text.replace(/\n+$/, "").split("\n");
  const lines: string[] = [];
  let room = bytes;
  for (const each of all) {
    const line = shortened(
      masked(printable(each.replaceAll("\t", "  "))).replace(TICKS, (run) => `(${run.length} backticks)`),
    );
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    lines.push(line);
  }
  if (lines.length < all.length) lines.push(`… ${all.length - lines.length} more lines`);
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join("\n");
}

function shortened(line: string): string {
  const letters = [...line];
  return letters.length > LINE
    ? `${letters.slice(0, LINE).join("")}… ${letters.length - LINE} more characters`
    : line;
}
