import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, type StreamLine } from "./lines-of.ts";

async function read(chunks: Uint8Array[], maxLength = 100): Promise<StreamLine[]> {
  const lines: StreamLine[] = [];
  for await (const some of linesOf(streamOf(chunks), maxLength)) lines.push(...some);
  return lines;
}

async function* streamOf(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

test("lines are whole wherever the stream was cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-z漢😀 ]{0,9}$/u), { minLength: 1 }),
      fc.integer({ min: 1, max: 5 }),
      async (texts, size) => {
        const bytes = new TextEncoder().encode(`${texts.join("\n")}\n`);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.slice(index * size, (index + 1) * size),
        );
        expect(await read(chunks)).toEqual(texts.map((text, index) => ({ line: index + 1, text })));
      },
    ),
  );
});

test("a last line without its end counts, carriage returns do not", async () => {
  expect(await read([Buffer.from("a\r\n\nb")])).toEqual([
    { line: 1, text: "a" },
    { line: 2, text: "" },
    { line: 3, text: "b" },
  ]);
  expect(await read([])).toEqual([]);
});

test("a line that is too long is skipped and counted, in one chunk or in many", async () => {
  const long = "x".repeat(25);
  const expected = [{ line: 1, text: "a" }, { line: 2 }, { line: 3, text: "b" }, { line: 4 }];
  expect(await read([Buffer.from(`a\n${long}\nb\n${long}`)], 10)).toEqual(expected);
  const bytes = [...`a\n${long}\nb\n${long}`].map((char) => Buffer.from(char));
  expect(await read(bytes, 10)).toEqual(expected);
});
