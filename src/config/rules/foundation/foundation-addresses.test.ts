import { expect, test } from "vitest";
import { foundationFile } from "../foundation-file.ts";
import { places } from "../places.ts";
import { foundationAddresses } from "./foundation-addresses.ts";

test("each edge has addresses of its own, which exist", () => {
  const edges = [
    { public: "192.0.2.1", private: "192.0.2.2" },
    { public: "192.0.2.2", private: "192.0.2.2" },
    { public: "192.0.2.1", private: "10.0.0.256" },
  ];
  expect(foundationAddresses.check(foundationFile())).toEqual([]);
  expect(places(foundationAddresses.check(foundationFile({ edges })))).toEqual([
    { code: "edge-repeated", path: ["edges", 1, "private"] },
    { code: "edge-repeated", path: ["edges", 2, "public"] },
    { code: "invalid-address", path: ["edges", 2, "private"] },
  ]);
});

test("two spellings of one address are one", () => {
  const edges = [
    { public: "2001:db8::1", private: "fd00::1" },
    { public: "2001:DB8::0:1", private: "FD00::1" },
  ];
  expect(places(foundationAddresses.check(foundationFile({ edges })))).toEqual([
    { code: "edge-repeated", path: ["edges", 1, "public"] },
    { code: "edge-repeated", path: ["edges", 1, "private"] },
  ]);
});

test("a zone is a host name", () => {
  const dns = { zone: "sip..example.cn", zoneId: "Z0123456789ABC" };
  expect(places(foundationAddresses.check(foundationFile({ dns })))).toEqual([
    { code: "invalid-host", path: ["dns", "zone"] },
  ]);
});
