const integer = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$/;
const float =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const words = new Map<string, boolean | null>([
  ["", null],
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

/** What a plain (unquoted) scalar is by the core schema of YAML 1.2.2, section 10.3.2. */
export function resolveScalar(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (numeric) return resolveNumber(text);
  if (text.length > 5) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}

function resolveNumber(text: string): string | number {
  if (integer.test(text)) return Number(text);
  if (!float.test(text)) return text;
  const value = text.toLowerCase();
  if (value.endsWith(".inf")) return value.startsWith("-") ? -Infinity : Infinity;
  return value === ".nan" ? Number.NaN : Number.parseFloat(value);
}
