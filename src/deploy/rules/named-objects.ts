import { objectAt, textAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";

/** Kinds that stand in no namespace. */
const CLUSTER_WIDE = new Set([
  ...[
    "APIService",
    "ClusterRole",
    "ClusterRoleBinding",
    "CSIDriver",
    "CustomResourceDefinition",
    "IngressClass",
  ],
  ...[
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PriorityClass",
    "RuntimeClass",
  ],
  ...["StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
  ...["ValidatingWebhookConfiguration"],
]);

/** An engine gives an object without a name one of its own, another at each change; without a namespace it lands in `default`. */
export const namedObjects: PlanRule = {
  id: "named-objects",
  check: (plan) =>
    plan.resources
      .filter(({ type }) => type.startsWith("kubernetes:"))
      .flatMap(({ name, inputs }) => {
        const metadata = objectAt(inputs, "metadata");
        const wanted = CLUSTER_WIDE.has(textAt(inputs, "kind")) ? ["name"] : ["name", "namespace"];
        return wanted
          .filter((key) => textAt(metadata, key) === "")
          .map((key) => ({
            subject: name,
            message: `the object has no metadata.${key}`,
            help: `give it metadata.${key} in the chart's template`,
          }));
      }),
};
