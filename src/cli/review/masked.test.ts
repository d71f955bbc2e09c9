import { expect, test } from "vitest";
import { masked } from "./masked.ts";

test.each([
  ["13901234567", "139******67"],
  ["+8613901234567", "+861********67"],
  ["010-62345678", "010-******78"],
  ["139 0123 4567", "139 **** **67"],
  ['"sip:+8613901234567@sip.example.cn"', '"sip:+861********67@sip.example.cn"'],
  ["x".repeat(90), "(90 characters)"],
])("%s is not shown", (text, shown) => {
  expect(masked(text)).toBe(shown);
});

test.each([
  "4006010114",
  "400-601-0114",
  "2026-10-10",
  "sha256:a1cb100f57e971cacf269e7c26e4630a25a8e9d4bdd35e32df1a80b66b896254",
  "300 IN SRV 10 100 5060 edge",
  "203.0.113.7:5060",
])("%s stays", (text) => {
  expect(masked(text)).toBe(text);
});
