import fc from "fast-check";
import { dump, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { readYaml } from "./read-yaml.ts";

function valueIn(text: string): unknown {
  const reading = readYaml(text);
  if (reading.problems !== undefined) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function codesOf(text: string): string[] {
  return (readYaml(text).problems ?? []).map(({ code }) => code);
}

describe("readYaml", () => {
  it("reads what was written, as the parser's own loader does", () => {
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: "grapheme" }),
        fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true })),
        fc.constantFrom(
          "021",
          "+86139",
          "0x1F",
          "1e3",
          ".5",
          "null",
          "~",
          "true",
          "2026-10-01",
          "12:30",
          "a: b",
        ),
        fc.array(tie("value")),
        fc.dictionary(fc.string(), tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(tree, fc.boolean(), (value, flow) => {
        const text = dump(value, { flowLevel: flow ? 0 : -1 });
        fc.pre(!text.includes("__proto__"));
        expect(valueIn(`${text}`)).toEqual(load(text));
      }),
    );
  });

  it("resolves plain scalars as the core schema does", () => {
    const plain = fc.oneof(
      fc.stringMatching(/^[-+]?[0-9.eExXo_:]{1,8}$/),
      fc.constantFrom(
        "~",
        "null",
        "NULL",
        "nuLL",
        "True",
        "tRue",
        "yes",
        ".inf",
        "-.INF",
        ".NaN",
        "+.inf",
        "0o17",
        "0b1",
        "",
      ),
    );
    fc.assert(
      fc.property(plain, (text) => {
        fc.pre(!/: |:$|^[-:?]( |$)/.test(text));
        expect(valueIn(`[x, ${text} ]`)).toEqual(load(`[x, ${text} ]`));
      }),
    );
  });

  it("keeps __proto__ a key like any other", () => {
    const value = valueIn("__proto__: { admin: true }\na: 1");
    expect(Object.keys(Object(value))).toEqual(["__proto__", "a"]);
    expect(Object(value).admin).toBeUndefined();
  });

  it("writes aliases out", () => {
    expect(valueIn("a: &x [1, { b: 2 }]\nc: *x\nd: &x 3\ne: *x")).toEqual({
      a: [1, { b: 2 }],
      c: [1, { b: 2 }],
      d: 3,
      e: 3,
    });
  });

  it.each([
    ["", ["yaml-empty"]],
    ["# nothing\n", ["yaml-empty"]],
    ["---\n", ["yaml-empty"]],
    ["a: 1\n---\nb: 2\n", ["yaml-documents"]],
    ["a: 1\n...\nb: 2\n", ["yaml-documents"]],
    ["%YAML 1.2\n---\na: 1\n", ["yaml-directive"]],
    ["a: !!str 1\nb: !c d\n", ["yaml-tag", "yaml-tag"]],
    ["a: &x {b: 1}\nc: {<<: *x}\n", ["yaml-merge-key"]],
    ["a: 1\na: 2\n'a': 3\n", ["duplicate-key", "duplicate-key"]],
    ["{021: a, null: b, true: c, 1.5: d}", Array(4).fill("unquoted-key")],
    ["[a]: b\n", ["yaml-key"]],
    ["? {a: b}\n: c\n", ["yaml-key"]],
    ["a: &x b\n*x : c\n", ["yaml-key"]],
    ["a: *b\n", ["unknown-alias"]],
    ["a: &b [*b]\n", ["alias-cycle"]],
    ["a: b: c\n", ["yaml-syntax"]],
    ["a:\n\t- b\n", ["yaml-tab"]],
    ["[".repeat(65), ["too-deep"]],
  ])("refuses %j", (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it("allows one document with its marks, and << as quoted text", () => {
    expect(valueIn("---\na: '<<'\n...\n")).toEqual({ a: "<<" });
    expect(valueIn('"<<": 1')).toEqual({ "<<": 1 });
  });
});
