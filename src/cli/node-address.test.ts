import { expect, test } from "vitest";
import { declaredEdges, sipPlace } from "./node-address.ts";
import { OptionProblem } from "./option-problem.ts";

test("edges as they are declared, addresses as the system writes them", () => {
  expect(declaredEdges("203.0.113.7/10.40.1.10, 203.0.113.8,203.0.113.9/203.0.113.9")).toEqual([
    { public: "203.0.113.7", private: "10.40.1.10" },
    { public: "203.0.113.8" },
    { public: "203.0.113.9" },
  ]);
  expect(declaredEdges("2001:DB8:0::7/fd00:0::7")).toEqual([{ public: "2001:db8::7", private: "fd00::7" }]);
});

test.each([
  ["", '--edges is "", but should be PUBLIC[/PRIVATE],…'],
  ["203.0.113.7/", "--edges is"],
  ["203.0.113.7,", "--edges is"],
  ["203.0.113.7/10.0.0.1/10.0.0.2", "--edges is"],
  ["203.0.113.7/fd00::1", "--edges is"],
  ["edge.example", "--edges is"],
  ["203.0.113.7,203.0.113.7/10.0.0.1", "--edges has 203.0.113.7 twice"],
  ["203.0.113.7/10.0.0.1,203.0.113.8/10.0.0.1", "--edges has 10.0.0.1 twice"],
])("--edges %j is refused", (text, message) => {
  expect(() => declaredEdges(text)).toThrow(OptionProblem);
  expect(() => declaredEdges(text)).toThrow(message);
});

test("Kamailio is where --sip says, or at the declared edge that is here", () => {
  expect(sipPlace({ sip: "203.0.113.7:5070" })).toEqual({ address: "203.0.113.7", port: 5070 });
  const here = "203.0.113.7/127.0.0.1,203.0.113.8/198.51.100.1";
  expect(sipPlace({ edges: here })).toEqual({ address: "127.0.0.1", port: 5060, advertised: "203.0.113.7" });
  expect(sipPlace({ edges: "127.0.0.1", sip: "5070" })).toEqual({ address: "127.0.0.1", port: 5070 });
});

test.each([
  [{}, "Give --sip ADDRESS:PORT, or --edges"],
  [
    { edges: "127.0.0.1", sip: "127.0.0.1:5060" },
    "a port alone, such as 5060: the address is that of --edges",
  ],
  [{ edges: "198.51.100.1/198.51.100.2" }, "and has none: its addresses are"],
])("%j is refused with what to do", (flags, message) => {
  expect(() => sipPlace(flags)).toThrow(OptionProblem);
  expect(() => sipPlace(flags)).toThrow(message);
});
