import { isList, type JsonObject, objectAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";
import { containerName, podsOf } from "./pods-of.ts";

/** The namespace must let host networking through, so no admission of the cluster stops a privileged container: this does. */
export const privileged: PlanRule = {
  id: "privileged",
  check: (plan) =>
    podsOf(plan).flatMap(({ resource, spec, containers }) =>
      [
        ...powersOf(spec).map((key) => ({ who: "the pod", key })),
        ...containers.flatMap((each) => powersOf(each).map((key) => ({ who: containerName(each), key }))),
      ].map(({ who, key }) => ({
        subject: resource.name,
        message: `${who} has ${key}`,
        help: `take ${key} out of the chart's values or templates`,
      })),
    ),
};

/** Members of the security context by which a container is more than any other. */
function powersOf(holder: JsonObject): string[] {
  const context = objectAt(holder, "securityContext");
  const added = objectAt(context, "capabilities")["add"];
  return [
    ...(context["privileged"] === true ? ["securityContext.privileged"] : []),
    ...(isList(added) && added.length > 0 ? [`securityContext.capabilities.add (${added.join(", ")})`] : []),
    ...(context["procMount"] === "Unmasked" ? ["securityContext.procMount"] : []),
    ...(objectAt(context, "windowsOptions")["hostProcess"] === true
      ? ["securityContext.windowsOptions.hostProcess"]
      : []),
  ];
}
