// C0 and C1 controls, and the bidirectional and invisible ones that make a terminal show something else.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that may go to a terminal: control characters are written as \\u{…}. */
export function printable(text: string): string {
  return text.replace(hidden, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** A customer's text in a sentence: printable, at most 60 characters, in quotes where it would run into the sentence. */
export function shown(text: string): string {
  const letters = [...printable(text.slice(0, 200))];
  const short = letters.length > 60 ? `${letters.slice(0, 59).join("")}…` : letters.join("");
  return /^[\p{L}\p{N}_+./@*#-][\p{L}\p{N}_+./@:*#-]*$/u.test(short) ? short : `"${short}"`;
}
