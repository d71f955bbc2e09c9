import { COMPONENTS } from "../components.ts";
import type { PlannedResource } from "../planned-resource.ts";
import { objectsAt, textAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";
import { podsOf } from "./pods-of.ts";

/** SIP and speech need the machine's own addresses. Nobody else hears what comes there. */
export const hostNetwork: PlanRule = {
  id: "host-network",
  check: (plan) =>
    podsOf(plan)
      .filter(({ resource }) => !isEdge(resource))
      .flatMap(({ resource, spec, containers }) => {
        const hostPort = containers.some((each) =>
          objectsAt(each, "ports").some((port) => "hostPort" in port),
        );
        const keys = [
          ...(spec["hostNetwork"] === true ? ["hostNetwork"] : []),
          ...(hostPort ? ["hostPort"] : []),
        ];
        return keys.map((key) => ({
          subject: resource.name,
          message: `its pods have ${key}, which only the edge's StatefulSet may have`,
          help: `take ${key} out of the chart; a Service leads to it`,
        }));
      }),
};

function isEdge({ inputs, options }: PlannedResource): boolean {
  return options.parent === COMPONENTS.edge.name && textAt(inputs, "kind") === "StatefulSet";
}
