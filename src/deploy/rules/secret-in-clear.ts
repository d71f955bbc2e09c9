import type { PlannedResource } from "../planned-resource.ts";
import { isObject, textAt } from "./json-object.ts";
import { joined, objectsIn, type PlacedObject } from "./objects-in.ts";
import type { Complaint, PlanRule } from "./plan-rule.ts";

/** What is a secret wherever it stands. */
const SHAPES: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, "an access key of AWS"],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22}|glpat-[A-Za-z0-9_-]{20})/, "an access token"],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, "a signed token"],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]+:[^\s/@"]+@/i, "a password in a URL"],
  [
    /(?:^|[\s,;-])(?:password|passwd|secret[_-]?key|api[_-]?key|access[_-]?token)\s*[=:]\s*["']?[^\s"'$<{(/]{4}/im,
    "a password",
  ],
];

/** Members and variables whose text is a secret. A path to one is none. */
const NAMES =
  /(?:^|[a-z_-])(?:password|passwd|token|credentials?|private_?key|api_?key|access_?key|client_?secret)$/i;
const VARIABLES = /PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY/i;

const FIX =
  "put it into the Secret that cluster.secrets of platform.yaml names, and only its name here; then change it, for it has been seen";

/** The plan is written to files, states and reviews: a secret stands in it by its name alone. The text itself is never said. */
export const secretInClear: PlanRule = {
  id: "secret-in-clear",
  check: (plan) =>
    plan.resources.flatMap((resource) => [
      ...filledSecret(resource),
      ...objectsIn(resource.inputs).flatMap((placed) => secretsIn(resource.name, placed)),
    ]),
};

function filledSecret({ name, type, inputs }: PlannedResource): Complaint[] {
  if (!type.endsWith(":Secret")) return [];
  return ["data", "stringData"]
    .filter((key) => isObject(inputs[key]) && Object.keys(inputs[key]).length > 0)
    .map((key) => ({
      subject: name,
      message: `a Secret with ${key} is in the plan`,
      help: "make the Secret in the cluster by hand or by its operator, and take it out of the chart",
    }));
}

function secretsIn(subject: string, { path, object }: PlacedObject): Complaint[] {
  const texts = Object.entries(object).flatMap(([key, value]) =>
    [value].flat().flatMap((text) => (typeof text === "string" ? [{ key, text }] : [])),
  );
  const variable = VARIABLES.test(textAt(object, "name"));
  return texts.flatMap(({ key, text }) => {
    const named = NAMES.test(key) || (variable && key === "value");
    const what =
      SHAPES.find(([shape]) => shape.test(text))?.[1] ??
      (named && text !== "" && !text.startsWith("/") ? "a secret" : undefined);
    if (what === undefined) return [];
    return [{ subject, message: `${joined(path, key)} holds ${what} in clear`, help: FIX }];
  });
}
