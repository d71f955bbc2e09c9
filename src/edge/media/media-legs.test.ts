import { expect, test } from "vitest";
import type { CallReport } from "./call-report.ts";
import { MediaLegs } from "./media-legs.ts";

const call = "0123456789abcdef0123456789abcdef";
const said = (caller: number, target: number, talking = true): CallReport => {
  const side = (packets: number) => ({ talking, stream: { ssrc: 1, packets, lost: 0, jitterMs: 0 } });
  return { call, leg: "a1", caller: side(caller), target: side(target) };
};
const SILENT = 60_000;

/** Reports each second from `from` to `to`, and what was due meanwhile. */
function pass(legs: MediaLegs, from: number, to: number, report: (second: number) => CallReport) {
  const notes = [];
  for (let second = from; second <= to; second++) {
    legs.report("r", report(second), second * 1000);
    notes.push(...legs.due(second * 1000, SILENT).map(({ note }) => `${second} ${note}`));
  }
  return notes;
}

test("a leg that is reported no more has ended, and its figures are told once", () => {
  const legs = new MediaLegs();
  pass(legs, 0, 3, (second) => said(second * 50, second * 40));
  expect(legs.due(5400, SILENT)).toEqual([]);
  expect(legs.due(5600, SILENT)).toMatchObject([
    { note: "figures", call, leg: "a1", relay: "r", caller: { packets: 150 }, target: { packets: 120 } },
  ]);
  expect(legs.due(9000, SILENT)).toEqual([]);
  expect(legs.size).toBe(0);
});

test("silence of both sides is told, and again; one side that speaks is enough", () => {
  const legs = new MediaLegs();
  expect(pass(legs, 0, 100, (second) => said(second * 50, 0))).toEqual([]);
  expect(pass(legs, 101, 166, () => said(5000, 0))).toEqual(["160 silent", "165 silent"]);
});

test("hold is no silence", () => {
  const legs = new MediaLegs();
  expect(pass(legs, 0, 200, () => said(1, 1, false))).toEqual([]);
});

test("a relay that dies is told of each of its legs, which then are silent", () => {
  const legs = new MediaLegs();
  pass(legs, 0, 10, (second) => said(second, second));
  expect(legs.relayLost("other")).toEqual([]);
  expect(legs.relayLost("r")).toMatchObject([{ note: "figures", relayLost: true, caller: { packets: 10 } }]);
  expect(legs.relayLost("r")).toEqual([]);
  expect(legs.due(69_000, SILENT)).toEqual([]);
  expect(legs.due(70_000, SILENT)).toEqual([{ note: "silent", call, leg: "a1" }]);
  legs.due(200_000, SILENT);
  expect(legs.size).toBe(0);
});
