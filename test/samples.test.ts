import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { openQuarters, type WrittenSchedule } from "./opening-hours.ts";
import { runHotline } from "./run-hotline.ts";

interface Line {
  number: string;
  caller: string;
  at: string;
}

interface Predicted extends Line {
  outcome: string;
  rule: number | null;
  menu: string | null;
  announce: string | null;
  attempts: { binding: string }[];
}

const callers = {
  north: "01062223333",
  south: "075522223333",
  elsewhere: "02162223333",
  unknown: "19912345678",
};

function batch(lines: readonly Line[]): Predicted[] {
  const input = lines.map((line) => JSON.stringify(line)).join("\n");
  const run = runHotline(["simulate", "stacks/local", "--batch", "-"], { input });
  expect(run).toMatchObject({ status: 0, stderr: "" });
  return run.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function call(caller: string, at: string): Line {
  return { number: "4008201615", caller, at };
}

/** What the caller gets, in one line of text. */
function shown({ outcome, rule, menu, announce, attempts }: Predicted): string {
  return [
    outcome,
    rule,
    menu ??
      announce ??
      attempts
        .map(({ binding }) => binding)
        .toSorted()
        .join("+"),
  ].join(" ");
}

test("appliances in every quarter of an hour of 2026 is as its file says", () => {
  const text = readFileSync("stacks/local/enterprises/appliances.yaml", "utf8");
  // Written again as JSON, for the parser's result has no type.
  const { schedules }: { schedules: Record<"office" | "night", WrittenSchedule> } = JSON.parse(
    JSON.stringify(load(text)),
  );
  const office = openQuarters(schedules.office, 2026);
  const night = openQuarters(schedules.night, 2026);
  const expected = (minute: number, from: string): string => {
    if (office.has(minute)) {
      if (from === callers.north) return "ring 0 centre+north-desk";
      return from === callers.south ? "ring 1 north-desk+south-desk" : "menu 2 main";
    }
    return night.has(minute) ? "ring 3 duty" : "announce 4 closed";
  };

  const first = Date.parse("2026-01-01T00:00:00+08:00") / 60_000;
  const minutes = Array.from({ length: 365 * 96 }, (_, index) => first + index * 15);
  const lines = minutes.flatMap((minute) =>
    Object.values(callers).map((caller) => call(caller, new Date(minute * 60_000).toISOString())),
  );
  const predicted = batch(lines);
  expect(predicted).toHaveLength(lines.length);
  const wrong = predicted.flatMap((line, index) => {
    const asked = lines[index];
    if (asked === undefined) return ["a line too many"];
    const right = expected(Date.parse(asked.at) / 60_000, asked.caller);
    return shown(line) === right && line.at === asked.at
      ? []
      : [`${asked.at} ${asked.caller}: ${shown(line)}, not ${right}`];
  });
  expect(wrong).toEqual([]);
  expect(new Set(predicted.map(shown)).size).toBe(5);
}, 120_000);

/** Instants, what a caller from Beijing gets then, and why. */
const spots: [at: string, expected: string, why: string][] = [
  ["2026-10-10T09:00:00+08:00", "ring 0 centre+north-desk", "a Saturday that is a make-up working day"],
  ["2026-10-10T17:59:59+08:00", "ring 0 centre+north-desk", "and has Monday's hours, not Saturday's"],
  ["2026-10-10T18:00:00+08:00", "announce 4 closed", "half-open"],
  ["2026-10-01T10:00:00+08:00", "announce 4 closed", "National Day"],
  ["2026-10-03T11:00:00+08:00", "announce 4 closed", "a Saturday of the holiday"],
  ["2026-02-14T09:30:00+08:00", "ring 0 centre+north-desk", "a make-up day before Spring Festival"],
  ["2026-11-21T09:30:00+08:00", "announce 4 closed", "an ordinary Saturday before ten"],
  ["2026-11-21T10:00:00+08:00", "ring 0 centre+north-desk", "an ordinary Saturday"],
  ["2026-11-20T12:30:00+08:00", "announce 4 closed", "the lunch break"],
  ["2026-11-20T23:30:00+08:00", "ring 3 duty", "night"],
  ["2026-11-21T05:59:00+08:00", "ring 3 duty", "the night runs on"],
  ["2026-11-21T06:00:00+08:00", "announce 4 closed", "and ends"],
  ["2026-12-31T10:00:00+08:00", "announce 4 closed", "an exception"],
  ["2027-01-15T09:00:00+08:00", "ring 0 centre+north-desk", "an exception past the calendar's horizon"],
  ["2027-01-15T14:59:00+08:00", "ring 0 centre+north-desk", "to three o'clock"],
  ["2027-01-15T15:00:00+08:00", "announce 4 closed", "and no longer"],
];

test("the moments at which the rules meet", () => {
  const predicted = batch(spots.map(([at]) => call(callers.north, at)));
  expect(predicted.map((line, index) => [line.at, shown(line), spots[index]?.[2]])).toEqual(spots);
});

test("past the calendar's horizon the week holds, and the trace says so", () => {
  const run = runHotline(["simulate", "stacks/local", "--batch", "-"], {
    input: JSON.stringify(call(callers.north, "2027-02-08T10:00:00+08:00")),
  });
  const { rule, trace } = JSON.parse(run.stdout);
  expect(rule).toBe(0);
  expect(trace).toContain("rule 0: office: calendar unknown on 2027-02-08");
});
