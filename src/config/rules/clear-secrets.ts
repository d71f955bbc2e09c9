import type { Finding, Path } from "../finding.ts";
import { secretIn, secretInName } from "../secret-in.ts";

/** Every text of a file that holds a secret instead of naming it. */
export function clearSecrets(value: unknown, path: Path = []): Finding[] {
  if (typeof value === "string") return ofText(value, path);
  if (Array.isArray(value)) return value.flatMap((each, i) => clearSecrets(each, [...path, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => clearSecrets(each, [...path, key]));
}

function ofText(text: string, path: Path): Finding[] {
  const due = path.at(-1) === "secret" ? "name" : path.at(-1) === "secrets" ? "object" : "nothing";
  const what = due === "nothing" ? secretIn(text) : secretInName(text);
  return what === undefined ? [] : [{ code: "secret-in-clear", path, params: { what, due } }];
}
