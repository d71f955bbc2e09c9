import type { Finding, Path } from "#config/finding.ts";
import { instantFindings } from "#config/rules/enterprise/no-such-date.ts";
import { nearestIn } from "#config/rules/nearest.ts";
import type { NumberPlan } from "#decision/plan.ts";
import type { SampleCall, SampleCalls } from "./sample-calls.types.ts";

/** A name that a call uses, and where. */
interface Named {
  readonly name: string;
  readonly path: Path;
}

/** What the schema cannot see: names that the stack does not have, instants that do not exist, names used twice. */
export function callFindings(
  { calls }: SampleCalls,
  trunks: readonly string[],
  numbers: ReadonlyMap<string, NumberPlan>,
): Finding[] {
  return calls.flatMap((call, i): Finding[] => {
    const path: Path = ["calls", i];
    const bindings = Object.keys(numbers.get(call.number)?.bindings ?? {});
    return [
      ...(calls.slice(0, i).some(({ name }) => name === call.name) ? [repeated(call, path)] : []),
      ...instantFindings(call.at, [...path, "at"]),
      ...trunksOf(call, path).flatMap((named) => unknownTrunk(named, trunks)),
      ...phonesIn(call, path).flatMap((named) => unknownBinding(named, "key", bindings)),
      ...attemptsIn(call, path).flatMap((named) => unknownBinding(named, "value", bindings)),
    ];
  });
}

function repeated({ name }: SampleCall, path: Path): Finding {
  return { code: "repeated-item", path: [...path, "name"], params: { value: name, owner: "calls" } };
}

function unknownTrunk({ name, path }: Named, valid: readonly string[]): Finding[] {
  if (valid.includes(name)) return [];
  return [
    { code: "bad-value", path, params: { value: name, owner: "trunk", near: nearestIn(valid)(name), valid } },
  ];
}

function unknownBinding({ name, path }: Named, at: "key" | "value", valid: readonly string[]): Finding[] {
  if (valid.includes(name)) return [];
  return [{ code: "unknown-binding", path, at, params: { name, near: nearestIn(valid)(name), valid } }];
}

function trunksOf({ trunk, trunksDown = [], expect }: SampleCall, path: Path): Named[] {
  return [
    { name: trunk, path: [...path, "trunk"] },
    ...trunksDown.map((name, i) => ({ name, path: [...path, "trunksDown", i] })),
    ...expect.attempts.flatMap(({ trunk: name }, i) =>
      name === undefined ? [] : [{ name, path: [...path, "expect", "attempts", i, "trunk"] }],
    ),
  ];
}

function phonesIn({ phones = {} }: SampleCall, path: Path): Named[] {
  return Object.keys(phones).map((name) => ({ name, path: [...path, "phones", name] }));
}

function attemptsIn({ expect }: SampleCall, path: Path): Named[] {
  return expect.attempts.map(({ binding: name }, i) => ({
    name,
    path: [...path, "expect", "attempts", i, "binding"],
  }));
}
