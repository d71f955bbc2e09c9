import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adler32 } from "./checksum.ts";

test("the known value", () => {
  expect(adler32("Wikipedia")).toBe(0x11e60398);
  expect(adler32("")).toBe(1);
});

test("agrees with zlib, whose streams end with it", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6000 }), (bytes) => {
      const trailer = deflateSync(bytes).subarray(-4);
      expect(adler32(Buffer.from(bytes).toString("latin1"))).toBe(trailer.readUInt32BE());
    }),
  );
});
