import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";

test("text comes back as it was, without a byte-order mark at its start", () => {
  expect(decode(Buffer.from("name: 鮮花😀\r\n\ta"))).toEqual({ text: "name: 鮮花😀\r\n\ta", problems: [] });
  expect(decode(Buffer.from("\ufeffa: b")).text).toBe("a: b");
});

test("the first byte that is not UTF-8 is found, wherever it stands", () => {
  const bad = fc.constantFrom(
    [0xff],
    [0xc3],
    [0xc3, 0x28],
    [0xe9, 0xae],
    [0xf0, 0x9f, 0x98],
    [0xed, 0xa0, 0x80],
    [0x80],
  );
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      bad,
      fc.string({ unit: "grapheme-ascii" }),
      (before, bytes, after) => {
        const start = Buffer.from(before.replaceAll("\ufeff", ""));
        const { problems } = decode(Buffer.concat([start, Buffer.from(bytes), Buffer.from(`\n${after}`)]));
        expect(problems).toMatchObject([{ code: "bad-encoding", params: { offset: start.length } }]);
      },
    ),
  );
});

test.each(["\0", "\u0007", "\u001b", "\u007f", "\u0085", "\u202e", "\u2066", "\u200f", "\u2028", "\uffff"])(
  "the character %j is refused",
  (character) => {
    const { problems } = decode(Buffer.from(`a: "x${character}y"`));
    expect(problems).toMatchObject([{ code: "control-character", start: 5, end: 6 }]);
  },
);

test("a byte-order mark inside the text is refused", () => {
  expect(decode(Buffer.from("a: \ufeffb")).problems).toMatchObject([{ code: "control-character", start: 3 }]);
});

test("more than a mebibyte is refused before it is read as text", () => {
  expect(decode(Buffer.alloc(1024 * 1024, "a")).problems).toEqual([]);
  expect(decode(Buffer.alloc(1024 * 1024 + 1, 0xff)).problems).toMatchObject([
    { code: "file-too-large", params: { bytes: 1048577, limit: 1048576 } },
  ]);
});
