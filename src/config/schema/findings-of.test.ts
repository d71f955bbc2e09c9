import { readFileSync } from "node:fs";
import fc from "fast-check";
import { dump, load } from "js-yaml";
import { describe, expect, it, test } from "vitest";
import { checkDocument } from "../check-file.ts";
import type { Diagnostic } from "../finding.ts";
import { isEnterprise, isPlatform, type Kind } from "./ajv.ts";

function diagnosticsOf(text: string, kind: Kind = "Enterprise"): Diagnostic[] {
  const checked =
    kind === "Platform"
      ? checkDocument("x", Buffer.from(text), kind, isPlatform)
      : checkDocument("x", Buffer.from(text), kind, isEnterprise);
  return "diagnostics" in checked ? checked.diagnostics : [];
}

const sample = (file: string): unknown => load(readFileSync(`stacks/local/${file}`, "utf8"));
const samples: [Kind, unknown][] = [
  ["Enterprise", sample("enterprises/appliances.yaml")],
  ["Enterprise", sample("enterprises/credit-card.yaml")],
  ["Platform", sample("platform.yaml")],
];

/** Every path in a value. */
function pathsIn(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [at];
  const below = Array.isArray(value)
    ? value.flatMap((each, i) => pathsIn(each, [...at, i]))
    : Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]));
  return [at, ...below];
}

const strange = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    7,
    -1,
    1.5,
    "",
    "021",
    "鮮花",
    "closed",
    [],
    {},
    ["desk"],
    { ring: ["desk"] },
    { menu: "a", queue: "b" },
  ],
);

/** Replaces, removes or renames what stands at a path. */
function changed(value: unknown, path: readonly (string | number)[], how: number, put: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const last = path.at(-1);
  if (last === undefined) return put;
  let parent = copy;
  for (const step of path.slice(0, -1)) parent = Reflect.get(Object(parent), step);
  const owner = Object(parent);
  if (Array.isArray(owner))
    owner.splice(Number(last), 1, ...(how === 0 ? [put] : how === 1 ? [] : [put, put]));
  else {
    if (how === 2) owner[`${last}x`] = owner[last];
    if (how === 0) owner[last] = put;
    else delete owner[last];
  }
  return copy;
}

test("whatever is wrong with a file, each error has a place that is not empty, a sentence and a help", () => {
  const mutation = fc.constantFrom(...samples).chain(([kind, value]) =>
    fc.record({
      kind: fc.constant(kind),
      value: fc
        .array(fc.tuple(fc.constantFrom(...pathsIn(value)), fc.nat(2), strange), {
          minLength: 1,
          maxLength: 3,
        })
        .map((changes) =>
          changes.reduce((now, [path, how, put]) => {
            const known = new Set(pathsIn(now).map((each) => JSON.stringify(each)));
            return known.has(JSON.stringify(path)) ? changed(now, path, how, put) : now;
          }, value),
        ),
      flowLevel: fc.constantFrom(-1, 0, 2, 4),
    }),
  );
  fc.assert(
    fc.property(mutation, ({ kind, value, flowLevel }) => {
      const text = dump(value, { flowLevel });
      const valid = kind === "Platform" ? isPlatform(load(text)) : isEnterprise(load(text));
      const found = diagnosticsOf(text, kind);
      expect(found.length > 0).toBe(!valid);
      for (const { line, column, endLine, endColumn, message, help } of found) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(endLine > line || endColumn > column, `${message} at ${line}:${column}\n${text}`).toBe(true);
        expect(`${message} ${help}`).not.toMatch(/undefined|\[object|NaN|no schema/);
        expect(help).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});

const head = `apiVersion: hotline400/v1
kind: Enterprise
metadata: { id: flowers, name: 北京鮮花速遞 }
number: "4006010114"
bindings: [{ id: desk, phone: "010-62345678" }]
`;

/** `code@line:column` of everything found in the smallest file with more at its end. */
function found(more: string): string[] {
  return diagnosticsOf(head + more).map(({ code, line, column }) => `${code}@${line}:${column}`);
}

describe("choices are explained by the branch that was meant", () => {
  it.each([
    ["answer: [{ do: { ring: [desk], strategy: rnd } }]", ["bad-value@6:42"]],
    ["answer: [{ do: { rign: [desk] } }]", ["unknown-key@6:18"]],
    ["answer: [{ do: { ring: [desk], menu: main } }]", ["two-choices@6:32"]],
    ["answer: [{ do: { strategy: random } }]", ["no-choice@6:12"]],
    ["answer: [{ do: 7 }]", ["wrong-type@6:16"]],
    [
      "answer: [{ do: { ring: [desk], otherwise: { ring: [desk], otherwise: { quue: a } } } }]",
      ["unknown-key@6:72"],
    ],
    ["schedules: { a: { weekly: { mon: clsed } } }", ["bad-format@6:34"]],
    ["schedules: { a: { weekly: { mon: [0900] } } }", ["bad-format@6:35"]],
    ["menus: { a: { greeting: b, extensions: { '8001': { menu: 1 } } } }", ["unquoted-number@6:58"]],
    ["menus: { a: { greeting: b, extensions: { '8001': Desk } } }", ["bad-format@6:50"]],
  ])("%s", (more, expected) => {
    expect(found(more)).toEqual(expected);
  });
});

describe("a cause is said once", () => {
  it.each([
    ["a misspelt key is not missing as well", 'audio: { a: { flie: "a.wav" } }', ["unknown-key@6:15"]],
    [
      "a key of the wrong form is not unknown as well",
      "schedules: { a: { weekly: { monday: closed } } }",
      ["bad-key@6:29"],
    ],
    [
      "an unquoted text is not of the wrong form as well",
      "contract: { city: 0755 }",
      ["unquoted-number@6:19"],
    ],
    ["what no quotes would mend is of the wrong form", "limits: { maxDuration: 20 }", ["bad-format@6:24"]],
  ])("%s", (_what, more, expected) => {
    expect(found(more)).toEqual(expected);
  });
});
