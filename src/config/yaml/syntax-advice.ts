export interface Advice {
  readonly reason: string;
  readonly advice: string;
  /** Where the culprit stands, if not where the parser stopped. */
  readonly at?: number;
}

const quoted = 'put the whole text in "double quotes"';
const indent = "indent with spaces: entries of one list or mapping start in the same column";
const pair = "write key: value; every line of a mapping is a key, a colon, a space and a value";

/** The parser's reasons in the words of somebody who writes files, and what to do; the first that fits. */
const advices: readonly (Advice & { readonly when: RegExp })[] = [
  {
    when: /unexpected end of the (stream|document) within a .* quoted/,
    reason: "a text in quotes has no end",
    advice: "close it on the line on which it starts",
  },
  {
    when: /missed comma between flow collection entries/,
    reason: "a comma or a closing bracket is missing before this",
    advice: "separate the entries of [ ] and { } with commas, and close each bracket with its own kind",
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
  { when: /expected ':' after a mapping key|multiline key/, reason: "a key has no colon", advice: pair },
  {
    when: /bad indentation of a mapping entry/,
    reason: "this does not fit the mapping it stands in",
    advice: `${indent}; or ${quoted}`,
  },
  {
    when: /bad indentation of a sequence entry/,
    reason: "this does not fit the list it stands in",
    advice: `${indent}; each entry starts with a dash and a space`,
  },
  { when: /deficient indentation/, reason: "this line is indented too little", advice: indent },
  {
    when: /unknown escape sequence|hexadecimal character/,
    reason: "there is no such escape in double quotes",
    advice: "write a backslash in double quotes twice (\\\\), or use single quotes",
  },
  {
    when: /end of the stream or a document separator is expected/,
    reason: "this does not belong to what stands before it",
    advice: `${indent}; or ${quoted}`,
  },
  {
    when: /name of an alias|name of an anchor/,
    reason: "& and * need a name",
    advice: `text that starts with & or * needs quotes: ${quoted}`,
  },
  { when: /tag/, reason: "text that starts with ! is a tag", advice: quoted },
];

/** Says what is wrong at an offset by what stands there, else by the parser's reason. */
export function adviceFor(text: string, reason: string, offset: number): Advice {
  const found = byCharacter(text, reason, offset) ?? advices.find(({ when }) => when.test(reason));
  return found ?? { reason, advice: `${indent}; or ${quoted}` };
}

function byCharacter(text: string, reason: string, offset: number): Advice | undefined {
  const character = text.charAt(offset);
  if (/escape|hexadecimal/.test(reason)) return undefined;
  if (/[@`%]/.test(character))
    return { reason: `text without quotes cannot start with ${character}`, advice: quoted };
  const start = Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - 1000);
  const alias = /^[ -]*([*&][^\s:]*):? /.exec(text.slice(start, offset));
  if (alias?.[1] !== undefined && /indentation/.test(reason))
    return {
      reason: `without quotes ${alias[1]} is not text`,
      advice: `write "${alias[1]}" in quotes: & and * mean anchors and aliases`,
      at: start + alias[0].indexOf(alias[1]),
    };
  if (character === ":" && /indentation of a mapping/.test(reason))
    return { reason: "a colon and a space stand inside text without quotes", advice: quoted };
  if (!/missed comma/.test(reason)) return undefined;
  if (character === ":")
    return {
      reason: "a colon and a space stand inside text without quotes",
      advice: `${quoted}, or a comma before the next key`,
    };
  if (/[\]}]/.test(character))
    return {
      reason: `this ${character} does not close the bracket before it`,
      advice: "close [ with ] and { with }",
    };
  return undefined;
}
