import { POINTER_CONFIGMAP } from "./configmap-bundle.ts";
import type { PlannedResource } from "./planned-resource.ts";

/** When objects of a kind are applied, in steps from 00; what others need comes before them. */
const STAGES: Readonly<Record<string, number>> = {
  CustomResourceDefinition: 0,
  Namespace: 0,
  ServiceAccount: 10,
  ClusterRole: 20,
  Role: 20,
  ClusterRoleBinding: 21,
  RoleBinding: 21,
  ConfigMap: 30,
  Service: 40,
  PodDisruptionBudget: 50,
  StatefulSet: 60,
  Deployment: 60,
  DaemonSet: 60,
  CronJob: 60,
};

/** Kinds that watch the others: monitors, rules of alarms, and what nobody here knows. */
const OTHERS = 70;

/** The step, 0 to 99, in which a Kubernetes resource is applied: the bundle's objects late, its pointer last. */
export function applyStage({ type, name, options }: PlannedResource): number {
  if (name === `configmap-${POINTER_CONFIGMAP}`) return 99;
  if (options.parent === "bundle") return 90;
  return STAGES[type.slice(type.lastIndexOf(":") + 1)] ?? OTHERS;
}
