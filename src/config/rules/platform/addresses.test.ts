import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { addresses } from "./addresses.ts";

const check = (parts: Partial<Platform>) => places(addresses.check(platformFile(parts)));

test("hosts, ports and addresses that can exist", () => {
  expect(check({ edge: { domain: "sip.example.cn", addresses: ["127.0.0.1", "2001:db8::1"] } })).toEqual([]);
  expect(
    check({
      trunks: [
        trunk({ host: "127.0.0.300:5090" }),
        trunk({
          host: "sbc.example.cn:0",
          auth: { kind: "address", addresses: ["10.0.0.1", "10.0.0.1.2", "1::2::3"] },
        }),
      ],
      edge: { domain: "sip.example.cn", addresses: ["10.0.0.01"] },
    }),
  ).toEqual([
    { code: "invalid-address", path: ["trunks", 0, "host"] },
    { code: "invalid-port", path: ["trunks", 1, "host"] },
    { code: "invalid-address", path: ["trunks", 1, "auth", "addresses", 1] },
    { code: "invalid-address", path: ["trunks", 1, "auth", "addresses", 2] },
    { code: "invalid-address", path: ["edge", "addresses", 0] },
  ]);
});

test("two spellings of one address are no two edges", () => {
  const media = { addresses: ["2001:db8::2", "2001:db8:0::2"] };
  const edge = { domain: "sip.example.cn", addresses: ["2001:db8::1", "2001:DB8::0:1", "192.0.2.1"], media };
  expect(check({ edge })).toEqual([
    { code: "repeated-item", path: ["edge", "addresses", 1] },
    { code: "repeated-item", path: ["edge", "media", "addresses", 1] },
  ]);
});
