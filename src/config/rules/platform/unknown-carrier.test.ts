import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { unknownCarrier } from "./unknown-carrier.ts";

const check = (parts: Partial<Platform>) => places(unknownCarrier.check(platformFile(parts)));

test("segments and trunks name carriers of the platform", () => {
  expect(check({})).toEqual([]);
  expect(
    check({
      segments: [{ prefix: "4008", carrier: "telecom", agents: "nationwide" }],
      trunks: [trunk({ carrier: "unicorn" })],
    }),
  ).toEqual([
    { code: "unknown-carrier", path: ["segments", 0, "carrier"] },
    { code: "unknown-carrier", path: ["trunks", 0, "carrier"] },
  ]);
});
