import { expect, test } from "vitest";
import { OptionProblem } from "./option-problem.ts";
import { relayPlace } from "./relay-place.ts";
import type { RtpengineFlags } from "./rtpengine.ts";

const flags: RtpengineFlags = { ports: "30000-39999", control: "2223", reports: "2230", id: "relay-0" };

test("what is said, as rtpengine wants it", () => {
  expect(relayPlace({ ...flags, address: "10.40.1.10/203.0.113.7, fd00:0::1" })).toEqual({
    ...{ id: "relay-0", addresses: ["10.40.1.10!203.0.113.7", "fd00::1"], controlPort: 2223 },
    ...{ reportsPort: 2230, ports: { from: 30_000, to: 39_999 } },
  });
  // Loopback is what every machine has.
  expect(relayPlace({ ...flags, edges: "203.0.113.7/127.0.0.1,203.0.113.8" }).addresses).toEqual([
    "127.0.0.1!203.0.113.7",
  ]);
});

test.each([
  [{}, "Give either --edges or --address"],
  [{ address: "127.0.0.1", edges: "127.0.0.1" }, "Give either --edges or --address"],
  [{ address: "edge.example" }, "--address is"],
  [{ address: "127.0.0.1/" }, "--address is"],
  [{ address: "127.0.0.1", ports: "39999-30000" }, "--ports is"],
  [{ address: "127.0.0.1", ports: "80-90" }, "--ports is"],
  [{ address: "127.0.0.1", control: "0" }, "--control is"],
  [{ address: "127.0.0.1", reports: "70000" }, "--reports is"],
  [{ address: "127.0.0.1", id: "relay 0" }, "--id is"],
])("%j is refused with what it should be", (wrong, message) => {
  const place = () => relayPlace({ ...flags, ...wrong });
  expect(place).toThrow(OptionProblem);
  expect(place).toThrow(message);
});
