import { expect, test } from "vitest";
import { samplePlan, sampleTrunk } from "../sample-stack.ts";
import { delivered } from "./delivered.ts";

const plan = { ...samplePlan, did: "+8675526001615" };
type Delivers = (typeof sampleTrunk)["delivers"];

test.each<[Delivers, string, string, string[]]>([
  [{ number: "hotline", at: "request-uri", format: "plain" }, "4006010114", "4006010114", []],
  [{ number: "hotline", at: "request-uri", format: "e164" }, "+864006010114", "+864006010114", []],
  [{ number: "did", at: "request-uri", format: "national" }, "075526001615", "075526001615", []],
  [{ number: "did", at: "to", format: "e164" }, "hotline400", "+8675526001615", []],
  [
    { number: "hotline", at: "diversion", format: "plain" },
    "hotline400",
    "hotline400",
    ["Diversion: <sip:4006010114@carrier.invalid>"],
  ],
])("%j", (delivers, called, to, headers) => {
  expect(delivered("4006010114", plan, { ...sampleTrunk, delivers })).toEqual({ called, to, headers });
});

test("a number that is not ours, or has no DID, goes as it was dialled", () => {
  const did: Delivers = { number: "did", at: "request-uri", format: "national" };
  expect(delivered("4006999999", undefined, sampleTrunk).called).toBe("4006999999");
  expect(delivered("4006010114", samplePlan, { ...sampleTrunk, delivers: did }).called).toBe("4006010114");
});
