/** One entry of libphonenumber's geocoding data: the digits after the country code and where they are from. */
export interface GeodataEntry {
  digits: string;
  /** By language. */
  descriptions: Map<string, string>;
}

const TEXT = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const FIELD = String.raw`'([a-z]{2,3}(?:_[A-Za-z]+)?)': (?:u\((${TEXT})\)|(${TEXT}))`;
const ENTRY = new RegExp(String.raw`^ '86(\d+)':\{((?:${FIELD}(?:, )?)+)\},?$`);
const FIELDS = new RegExp(FIELD, "g");

/**
 * Reads one line of the package's data modules, such as ` '861300000':{'en': 'Jinan, Shandong', 'zh': u('…')},`:
 * as text, with nothing executed. Undefined where the line is no entry of that form.
 */
export function geodataEntry(line: string): GeodataEntry | undefined {
  const entry = ENTRY.exec(line);
  if (entry === null) return undefined;
  const descriptions = new Map<string, string>();
  for (const [, language = "", unicode, plain] of (entry[2] ?? "").matchAll(FIELDS)) {
    descriptions.set(language, unescaped((unicode ?? plain ?? "").slice(1, -1)));
  }
  return { digits: entry[1] ?? "", descriptions };
}

function unescaped(literal: string): string {
  return literal.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/g,
    (_, unicode?: string, byte?: string, char?: string) =>
      char === undefined ? String.fromCharCode(Number.parseInt(unicode ?? byte ?? "0", 16)) : char,
  );
}
