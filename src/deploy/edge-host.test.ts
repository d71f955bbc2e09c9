import { expect, test } from "vitest";
import { edgeHost } from "./edge-host.ts";

test.each([
  ["203.0.113.7", "edge-203-0-113-7.sip.example.cn"],
  ["2001:db8::1", "edge-2001-db8-0-0-0-0-0-1.sip.example.cn"],
  ["2001:0DB8:0:0:0:0:0:1", "edge-2001-db8-0-0-0-0-0-1.sip.example.cn"],
  ["2001:db8:1:2:3:4:5:6", "edge-2001-db8-1-2-3-4-5-6.sip.example.cn"],
  ["2001:db8::", "edge-2001-db8-0-0-0-0-0-0.sip.example.cn"],
  ["::1", "edge-0-0-0-0-0-0-0-1.sip.example.cn"],
])("the edge at %s is called %s", (address, host) => {
  expect(edgeHost(address, "sip.example.cn")).toBe(host);
});
