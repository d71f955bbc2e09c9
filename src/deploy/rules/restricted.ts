import { isList, type JsonObject, objectAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";
import { containerName, podsOf } from "./pods-of.ts";

/** What Kubernetes' own `restricted` profile wants of every container, where the namespace cannot be held to it. */
export const restricted: PlanRule = {
  id: "restricted",
  check: (plan) =>
    podsOf(plan).flatMap(({ resource, spec, containers }) =>
      containers.flatMap((container) =>
        missingIn(objectAt(container, "securityContext"), objectAt(spec, "securityContext")).map((key) => ({
          subject: resource.name,
          message: `${containerName(container)} does not say ${key}`,
          help: `write ${key} into its securityContext in the chart`,
        })),
      ),
    ),
};

function missingIn(own: JsonObject, pods: JsonObject): string[] {
  const dropped = objectAt(own, "capabilities")["drop"];
  return [
    ...((own["runAsNonRoot"] ?? pods["runAsNonRoot"]) === true ? [] : ["runAsNonRoot: true"]),
    ...(own["allowPrivilegeEscalation"] === false ? [] : ["allowPrivilegeEscalation: false"]),
    ...(isList(dropped) && dropped.includes("ALL") ? [] : ["capabilities: { drop: [ALL] }"]),
  ];
}
