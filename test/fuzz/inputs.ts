/** A generator of 32-bit numbers (mulberry32): a fuzz run can be repeated from its seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;

/** Pieces that mean something in YAML, in our files, or to JavaScript. */
const PIECES = [
  ...[
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    ": ",
    ":",
    "- ",
    "? ",
    "#",
    " #",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "---\n",
    "...\n",
  ],
  ...[
    "&a ",
    "*a",
    "&a [*a]",
    "<<: *a\n",
    "!!str ",
    "!<x> ",
    "%YAML 1.1\n",
    "|\n",
    ">-\n  ",
    "'",
    '"',
    '"\\x',
    "''",
    "\\",
  ],
  ...[
    "\0",
    "\u0007",
    "\u001b[31m",
    "\ufeff",
    "\u202e",
    "\u0085",
    "\u2028",
    "\ud800",
    "鮮花",
    "😀",
    "@",
    "`",
    "~",
  ],
  ...[
    "021",
    "+8613901234567",
    "0x1F",
    "1e999",
    ".nan",
    "-.inf",
    "null",
    "true",
    "0755",
    "12:30",
    "2026-10-01",
  ],
  ...[
    "__proto__: 1\n",
    "constructor: {}\n",
    "id: ",
    "ring: ",
    "otherwise: ",
    "number: ",
    "bindings:\n",
    "closed",
    "ring",
  ],
];

/** Bytes without any sense. */
export function randomBytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: random(300) }, () => random(256));
}

/** Pieces of YAML in any order. */
export function randomPieces(random: Random): Uint8Array {
  const pieces = Array.from({ length: random(60) }, () => PIECES[random(PIECES.length)] ?? "");
  return Buffer.from(pieces.join(""));
}

/** A valid file with up to six places changed: bytes, pieces, lines removed, doubled or indented. */
export function mutated(sample: string, random: Random): Uint8Array {
  let text = sample;
  for (let change = random(6) + 1; change > 0; change--) text = mutation(text, random);
  const bytes = Buffer.from(text);
  if (random(10) === 0 && bytes.length > 0) bytes[random(bytes.length)] = random(256);
  return bytes;
}

function mutation(text: string, random: Random): string {
  const at = random(text.length + 1);
  const end = Math.min(text.length, at + random(20));
  const piece = PIECES[random(PIECES.length)] ?? "";
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + piece + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + piece + text.slice(end);
    case 3:
      return text.slice(0, end) + text.slice(at);
    case 4:
      return onLine(text, at, (line) => `${line}\n${line}`);
    default:
      return onLine(text, at, (line) => (random(2) === 0 ? ` ${line}` : line.trimStart()));
  }
}

function onLine(text: string, at: number, change: (line: string) => string): string {
  const lines = text.split("\n");
  const index = text.slice(0, at).split("\n").length - 1;
  lines[index] = change(lines[index] ?? "");
  return lines.join("\n");
}

/** Files made to exhaust a reader: each by name, up to ten megabytes. */
export function hostileFiles(): [string, Uint8Array][] {
  const repeat = (text: string, count: number): string => text.repeat(count);
  const numbered = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join("");
  const bomb = (size: number): string =>
    `a0: &a0 [x]\n${numbered(40, (i) => `a${i + 1}: &a${i + 1} [${repeat(`*a${i}, `, size)}*a${i}]\n`)}`;
  const action = "{ ring: [desk], otherwise: ";
  const head = "apiVersion: hotline400/v1\nkind: Enterprise\n";
  const files: Record<string, string> = {
    "100,000 open lists": repeat("[", 100_000),
    "100,000 open mappings": repeat("{a: ", 100_000),
    "100,000 nested block lists": repeat("- ", 100_000),
    "100,000 explicit keys": repeat("? ", 100_000),
    "block mappings, one deeper each": numbered(1200, (i) => `${" ".repeat(i)}a:\n`),
    "60 levels of lists": `${repeat("[", 60)}${repeat("]", 60)}`,
    "actions nested 60 deep": `${head}answer:\n  - do: ${repeat(action, 60)}{ ring: [] }${repeat(" }", 60)}\n`,
    "alias bomb of ten": bomb(10),
    "alias bomb of two": bomb(1),
    "alias bomb in keys": `a: &a {b: c}\n${repeat("? *a\n: x\n", 1000)}`,
    "100,000 aliases": `a: &a x\nb: [${repeat("*a, ", 100_000)}]\n`,
    "100,000 anchors": `b: [${numbered(60_000, (i) => `&a${i} x, `)}]\n`,
    "100,000 equal keys": repeat("a: 1\n", 100_000),
    "100,000 keys": numbered(80_000, (i) => `key${i}: 1\n`),
    "100,000 unquoted numbers": `bindings: [${numbered(90_000, (i) => `${i}, `)}]\n`,
    "100,000 equal members": `${head}queues: { main: { members: [${repeat("desk, ", 100_000)}] } }\n`,
    "100,000 members": `${head}queues: { main: { members: [${numbered(80_000, (i) => `d${i}, `)}] } }\n`,
    "100,000 flow pairs": `a: [${repeat("b: c, ", 100_000)}]\n`,
    "a pair around everything": `[[[[${repeat("a: b, ", 100_000)}]: x]: x]: x]`,
    "100,000 bindings": `${head}bindings:\n${repeat("- {}\n", 100_000)}`,
    "a million quotes": repeat("'", 1_000_000),
    "a million colons": repeat(":", 1_000_000),
    "a million question marks": repeat("?\n", 500_000),
    "a million tabs": repeat("\t", 1_000_000),
    "a million line breaks": repeat("\r", 1_000_000),
    "a million byte-order marks": repeat("\ufeff", 300_000),
    "a line of a million": `name: ${repeat("x", 1_000_000)}`,
    "a key of a million": `${repeat("x", 1_000_000)}: 1`,
    "a wide line": `metadata: { id: "${repeat("鮮", 300_000)}" }`,
    "open quotes on every line": repeat(`a: "\n`, 150_000),
    comments: repeat("# x\n", 250_000),
    documents: repeat("---\n", 250_000),
    "multi-line text": `a: "${repeat("x\n  ", 200_000)}"`,
    "spaces at line ends": `name: x${repeat(" ", 900_000)}#\n b: [`,
    dates: `${head}schedules: { a: { weekly: {}, exceptions: {${numbered(40_000, (i) => `"${i}": closed, `)}} } }`,
    "10 MB of lists": repeat("- [a, b]\n", 1_200_000),
    "10 MB of nothing": repeat("\0", 10_000_000),
  };
  return Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]);
}
