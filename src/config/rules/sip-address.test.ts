import { expect, test } from "vitest";
import { sipAddress, userPhone } from "./sip-address.ts";

test("an address is taken apart, its port filled in", () => {
  expect(sipAddress("sip:service@PBX.example.cn;transport=tcp")).toEqual({
    scheme: "sip",
    user: "service",
    hostPort: "PBX.example.cn",
    host: "pbx.example.cn",
    port: 5060,
    transport: "tcp",
  });
  expect(sipAddress("sip:a@[2001:db8::1]:5090")).toMatchObject({ host: "2001:db8::1", port: 5090 });
  expect(sipAddress("sips:a@pbx.example.cn").port).toBe(5061);
  expect(sipAddress("sip:a@pbx.example.cn;transport=tls").port).toBe(5061);
});

test.each([
  "4008201615",
  "+864008201615",
  "864008201615",
  "0086-400-820-1615",
  "%2B86400(820)1615",
  "400.820.1615",
])("%s reads as a 400 number", (user) => {
  expect(userPhone(sipAddress(`sip:${user}@pbx.example.cn`))).toMatchObject({ e164: "+864008201615" });
});

test("a DID reads as one without the zero of its area code too", () => {
  for (const user of ["075526001615", "75526001615", "+8675526001615", "0755-2600-1615"])
    expect(userPhone(sipAddress(`sip:${user}@pbx.example.cn`)), user).toMatchObject({
      e164: "+8675526001615",
    });
});

test("names and extensions read as no number", () => {
  for (const user of ["service", "8001", "62345678", "%FF"])
    expect(userPhone(sipAddress(`sip:${user}@pbx.example.cn`)), user).toHaveProperty("problem");
});
