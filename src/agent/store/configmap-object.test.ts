import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
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

test("gzip says neither when nor on which system it was made", () => {
  const [zipped = ""] = Object.values(configMapContent(digest, "a".repeat(20_000)).binaryData ?? {});
  expect(Buffer.from(zipped, "base64").subarray(0, 10).toString("hex")).toBe("1f8b08000000000002ff");
});

test("another's, none, damaged ones, and those that grow beyond the limit", () => {
  expect(objectIn({}, digest, LIMIT)).toBeUndefined();
  expect(objectIn({ data: { other: "text" } }, digest, LIMIT)).toBeUndefined();
  const zipped = (bytes: Buffer) => ({ binaryData: { [`${digest}.gz`]: bytes.toString("base64") } });
  expect(() => objectIn(zipped(Buffer.from("no gzip")), digest, LIMIT)).toThrow();
  const bomb = gzipSync(Buffer.alloc(LIMIT + 1));
  expect(() => objectIn(zipped(bomb), digest, LIMIT)).toThrow();
});
