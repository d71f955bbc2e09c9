import { expect, test } from "vitest";
import { hostProblems, isAddress, splitHost } from "./host.ts";

test.each([
  "0.0.0.0",
  "255.255.255.255",
  "::",
  "::1",
  "2001:db8::1",
  "1:2:3:4:5:6:7:8",
  "::ffff:192.0.2.1",
  "1::",
])("%s is an address", (text) => {
  expect(isAddress(text)).toBe(true);
});

test.each([
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "01.2.3.4",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1::2::3",
  ":::",
  "12345::",
  "::192.0.2.300",
  "1:2:3:4:5:6:7::8:9",
])("%s is none", (text) => {
  expect(isAddress(text)).toBe(false);
});

test("host and port are taken apart", () => {
  expect(splitHost("sbc.example.cn:5090")).toEqual({ host: "sbc.example.cn", port: "5090" });
  expect(splitHost("[2001:db8::1]:5060")).toEqual({ host: "2001:db8::1", port: "5060" });
  expect(splitHost("192.0.2.1")).toEqual({ host: "192.0.2.1", port: undefined });
});

test("names are not addresses, digits and dots are", () => {
  expect(hostProblems("sbc-1.example.cn:65535", ["host"])).toEqual([]);
  expect(hostProblems("192.0.2.1234:65536", ["host"]).map(({ code }) => code)).toEqual([
    "invalid-address",
    "invalid-port",
  ]);
});

test.each(["a", "PBX-1.example.cn", `${"a".repeat(63)}.cn`, "1a.cn", "x--y.cn"])(
  "%s is a host name",
  (host) => {
    expect(hostProblems(host, [])).toEqual([]);
  },
);

test.each(["a..b", ".a", "a.", "-a.cn", "a-.cn", `${"a".repeat(64)}.cn`, `${"a-".repeat(10_000)}.cn`])(
  "%s is none",
  (host) => {
    expect(hostProblems(host, [])).toEqual([{ code: "invalid-host", path: [], params: { host } }]);
  },
);
