import { expect, test } from "vitest";
import { isLoopback } from "./loopback.ts";

test.each([
  ["127.0.0.1", true],
  ["127.0.0.11", true],
  ["::1", true],
  ["[::1]", true],
  ["localhost", true],
  ["10.0.0.1", false],
  ["127.example.cn", false],
  ["sip.carrier.example", false],
])("%s: %s", (host, loopback) => expect(isLoopback(host)).toBe(loopback));
