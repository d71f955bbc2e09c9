import type { Finding, Path } from "../finding.ts";
import { shown } from "../messages/shown.ts";
import { nearestIn } from "../rules/nearest.ts";
import type { Kind, Schema } from "./ajv.ts";
import { expected, wanted } from "./expected.ts";
import { named } from "./path-of.ts";
import { resolve } from "./resolve.ts";
import { typeFinding } from "./type-finding.ts";

/** Which branch of a `oneOf` a value was meant to be, by its number, or why nobody can tell. */
export type Branch = { readonly index: number } | { readonly finding: Finding };

/** What explaining needs to know of the value at fault. */
export interface Fault {
  readonly data: unknown;
  readonly path: Path;
  readonly kind: Kind;
  /** The value as it stands in the file. */
  readonly source: string;
}

/** Finds the branch of a `oneOf` by the value's type, then by the key that only one branch has. */
export function branchOf(oneOf: readonly Schema[], what: string, fault: Fault): Branch {
  const { data, path, kind } = fault;
  const branches = oneOf.map((each) => resolve(each, kind));
  const fitting = branches.flatMap((each, index) => (typeOf(each) === jsonType(data) ? [index] : []));
  const [first] = fitting;
  if (first === undefined) {
    const joined = { oneOf };
    return { finding: typeFinding(joined, wanted(joined, kind), expected(joined, kind), fault) };
  }
  const only = branches[first]?.const;
  if (typeof data === "string" && only !== undefined) {
    const near = nearestIn([String(only)])(data);
    const advice = `${near === "" ? "" : `did you mean ${near}? `}${expected({ oneOf }, kind)}`;
    return {
      finding: {
        code: "bad-format",
        path,
        params: { value: shown(data), owner: named(path), expected: advice },
      },
    };
  }
  if (fitting.length === 1 || typeof data !== "object" || data === null) return { index: first };
  const byConst = constBranch(branches, fitting, data, fault);
  if (byConst !== undefined) return byConst;
  const keys = fitting.map((index) => ownKeys(branches, index));
  const present = keys.flatMap((own, at) =>
    own.filter((key) => Object.hasOwn(data, key)).map((key) => ({ key, at })),
  );
  const chosen = [...new Set(present.map(({ at }) => at))];
  const all = keys.flatMap((own) => own.slice(0, 1));
  const [one, two] = Object.keys(data).filter((key) => present.some((each) => each.key === key));
  if (chosen.length > 1 && one !== undefined) {
    const second =
      present.find((each) => each.at !== present.find(({ key }) => key === one)?.at)?.key ?? two ?? one;
    const params = { first: one, second, keys: all };
    return { finding: { code: "two-choices", path: [...path, second], at: "key", params } };
  }
  const at = chosen[0] ?? likely(keys, Object.keys(data));
  const index = at === undefined ? undefined : fitting[at];
  if (index !== undefined) return { index };
  return { finding: { code: "no-choice", path, at: "key", params: { owner: named(path), what, keys: all } } };
}

/** The branch whose keys are nearly those of the mapping: a misspelt `rnig` was meant as `ring`. */
function likely(keys: readonly (readonly string[])[], found: readonly string[]): number | undefined {
  const near = nearestIn(keys.flat());
  const meant = new Set(found.slice(0, 10).map(near));
  const at = keys.findIndex((own) => own.some((key) => meant.has(key)));
  return at < 0 ? undefined : at;
}

/** Chooses by a property that is a constant in every branch, such as `kind`. */
function constBranch(
  branches: readonly Schema[],
  fitting: readonly number[],
  data: object,
  fault: Fault,
): Branch | undefined {
  const { path } = fault;
  const names = Object.keys(branches[fitting[0] ?? 0]?.properties ?? {});
  const constOf = (index: number, name: string) => branches[index]?.properties?.[name]?.const;
  const name = names.find((each) => fitting.every((index) => typeof constOf(index, each) === "string"));
  if (name === undefined) return undefined;
  const valid = fitting.map((index) => String(constOf(index, name)));
  if (!Object.hasOwn(data, name)) {
    const params = { key: name, owner: named(path), advice: `add ${name}: ${valid.join(" or ")}` };
    return { finding: { code: "missing-key", path, at: "key", params } };
  }
  const value: unknown = Reflect.get(data, name);
  const index = fitting.find((each) => constOf(each, name) === value);
  if (index !== undefined) return { index };
  const here = [...path, name];
  if (typeof value === "object") {
    const either = `one of ${valid.join(" or ")}`;
    return {
      finding: typeFinding({ enum: valid }, either, `write ${either}`, { ...fault, data: value, path: here }),
    };
  }
  const params = {
    value: shown(String(value)),
    owner: named(here),
    near: nearestIn(valid)(String(value)),
    valid,
  };
  return { finding: { code: "bad-value", path: here, params } };
}

/** The required keys of a branch that no other branch requires. */
function ownKeys(branches: readonly Schema[], index: number): readonly string[] {
  const others = new Set(branches.flatMap((each, at) => (at === index ? [] : (each.required ?? []))));
  return (branches[index]?.required ?? []).filter((key) => !others.has(key));
}

function typeOf({ type, const: value }: Schema): string {
  return type ?? jsonType(value);
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
}
