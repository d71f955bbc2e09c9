/** What is open at an offset of a YAML text: a quote, and brackets from the outermost to the innermost. */
export interface Open {
  readonly quote: Opener | undefined;
  readonly brackets: readonly Opener[];
}

interface Opener {
  readonly character: string;
  readonly offset: number;
}

/**
 * Scans a text that does not parse for quotes and brackets without end before an offset: the parser says where it
 * gave up, people want to know where it began. Knows comments, escapes and block scalars, but only as well as
 * pointing at the culprit needs.
 */
export function openAt(text: string, offset: number): Open {
  const brackets: Opener[] = [];
  let at = 0;
  /** Whether a value may start here: quotes and brackets inside plain text are letters. */
  let fresh = true;
  while (at < offset) {
    const character = text.charAt(at);
    if (fresh && (character === '"' || character === "'")) {
      const end = endOfQuote(text, at, character);
      if (end > offset) return { quote: { character, offset: at }, brackets };
      at = end;
      fresh = false;
      continue;
    }
    if (character === "#" && (at === 0 || /\s/.test(text.charAt(at - 1)))) at = endOfLine(text, at);
    else if (fresh && brackets.length === 0 && /[|>]/.test(character)) at = endOfBlock(text, at);
    else if (/[[{]/.test(character) && (fresh || brackets.length > 0)) {
      brackets.push({ character, offset: at++ });
      fresh = true;
    } else {
      if (/[\]}]/.test(character)) brackets.pop();
      fresh = startsValue(text, at, brackets.length > 0) || (fresh && /\s/.test(character));
      at++;
    }
  }
  return { quote: undefined, brackets };
}

/** Whether a value may start after the character at an offset. */
function startsValue(text: string, at: number, flow: boolean): boolean {
  const character = text.charAt(at);
  if (character === "\n" || character === "\r") return true;
  if (flow && character === ",") return true;
  return /[:?-]/.test(character) && /\s/.test(text.charAt(at + 1));
}

/** Offset after the closing quote, or past the end of the text. */
function endOfQuote(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote === '"' && character === "\\") at++;
    else if (character === quote) {
      if (quote === '"' || text.charAt(at + 1) !== "'") return at + 1;
      at++;
    }
  }
  return text.length + 1;
}

function endOfLine(text: string, from: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** End of a block scalar whose | or > stands at an offset: the first line that is not indented deeper. */
function endOfBlock(text: string, from: number): number {
  const start = Math.max(text.lastIndexOf("\n", from), text.lastIndexOf("\r", from)) + 1;
  const indentation = / *(?:- +)*/y;
  indentation.lastIndex = start;
  const depth = indentation.exec(text)?.[0].length ?? 0;
  const less = new RegExp(`[\\r\\n](?! {${depth + 1}}| *[\\r\\n])`, "g");
  less.lastIndex = endOfLine(text, from);
  return less.exec(text)?.index ?? text.length;
}
