import { expect, test } from "vitest";
import { canonicalAddress } from "./canonical-address.ts";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:DB8:0:0::07", "2001:db8::7"],
  ["::ffff:192.0.2.1", "::ffff:c000:201"],
  ["sip.example.cn", "sip.example.cn"],
  ["[2001:DB8::7]", "[2001:DB8::7]"],
])("%s is %s", (address, canonical) => {
  expect(canonicalAddress(address)).toBe(canonical);
});
