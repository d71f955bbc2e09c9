import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sha256 } from "#compile/sha256.ts";
import { configMapContent, configMapName, objectIn } from "./configmap-object.ts";

const digest = "0123456789abcdef".repeat(4);
const LIMIT = 1_000_000;

test("its name fits what Kubernetes allows", () => {
  expect(configMapName(digest)).toBe("hotline-0123456789abcdef0123456789abcdef");
  expect(configMapName(digest).length).toBeLessThan(64);
});

test.each([
  ["small", '{"number":"4006000001"}\n'],
  ["empty", ""],
  ["of other scripts", "連鎖花店\n".repeat(10)],
  ["large", "連鎖花店\n".repeat(10_000)],
  ["large and without repetition", randomBytes(30_000).toString("base64")],
])("an object that is %s comes back as it was", (_, text) => {
  const content = configMapContent(digest, text);
  expect(objectIn(content, digest, LIMIT)?.toString("utf8")).toBe(text);
});

test("a large one is written gzipped, under its digest with .gz", () => {
  const { data, binaryData } = configMapContent(digest, "a".repeat(16 * 1024 + 1));
  expect(data).toBeUndefined();
  expect(Object.keys(binaryData ?? {})).toEqual([`${digest}.gz`]);
  expect(configMapContent(digest, "a".repeat(16 * 1024)).data).toHaveProperty(digest);
});

/** Lines as a shard has them: much repeated, and digits that are not. */
function lines(count: number): string {
  let random = 1;
  let text = "";
  for (let line = 0; line < count; line++) {
    random = (random * 16_807) % 2_147_483_647;
    text += `{"number":"400${random % 10_000_000}","enterprise":"連鎖花店","attempts":[${random % 60}]}\n`;
  }
  return text;
}

test("gzip's bytes are these, whatever Node and its zlib, and say neither when nor where they were made", () => {
  const [zipped = ""] = Object.values(configMapContent(digest, lines(1000)).binaryData ?? {});
  const bytes = Buffer.from(zipped, "base64");
  expect(bytes.subarray(0, 10).toString("hex")).toBe("1f8b0800000000000203");
  expect([bytes.length, sha256(bytes)]).toEqual([
    6652,
    "51b956b0e7140fb40de2fb4e5ca5cddd4b1106dd298c2f0277339f762ae824fa",
  ]);
});

test("another's, none, damaged ones, and those that grow beyond the limit", () => {
  expect(objectIn({}, digest, LIMIT)).toBeUndefined();
  expect(objectIn({ data: { other: "text" } }, digest, LIMIT)).toBeUndefined();
  const zipped = (bytes: Buffer) => ({ binaryData: { [`${digest}.gz`]: bytes.toString("base64") } });
  expect(() => objectIn(zipped(Buffer.from("no gzip")), digest, LIMIT)).toThrow();
  const bomb = gzipSync(Buffer.alloc(LIMIT + 1));
  expect(() => objectIn(zipped(bomb), digest, LIMIT)).toThrow();
});
