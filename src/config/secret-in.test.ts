import { expect, test } from "vitest";
import { secretIn, secretInName } from "./secret-in.ts";

test.each([
  ["-----BEGIN EC PRIVATE KEY-----\nMHcCAQ", "a PEM block"],
  [`AKIA${"IOSFODNN7EXAMPLE"}`, "an access key of AWS"],
  [`LTAI${"5tExampleExample"}`, "an access key of Alibaba Cloud"],
  [`AKID${"z8krbsJ5yKBZQpn74"}`, "an access key of Tencent Cloud"],
  [`ghp_${"a".repeat(36)}`, "a token of GitHub"],
  [`${"eyJhbGciOiJI"}.${"eyJzdWIiOiIx"}.x`, "a JSON Web Token"],
  ["https://hotline:hunter2@registry.example.cn", "an address with a password"],
])("%s", (text, what) => {
  expect(secretIn(text)).toBe(what);
});

test.each([
  "trunk-telecom-shenzhen",
  "sip:desk@pbx.example.cn:5060",
  `registry.example.cn/hotline/edge@sha256:${"0".repeat(64)}`,
  "arn:aws-cn:iam::123456789012:role/hotline-production-edge",
  "Z0123456789ABC",
])("%s is none", (text) => {
  expect(secretIn(text)).toBeUndefined();
  expect(secretInName(text)).toBeUndefined();
});

test("a key is no name, though its letters are those of names", () => {
  expect(secretInName("0123456789abcdef0123456789abcdef")).toBe("what looks like a key");
  expect(secretIn("0123456789abcdef0123456789abcdef")).toBeUndefined();
});
