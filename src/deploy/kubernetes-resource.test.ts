import { expect, test } from "vitest";
import { kubernetesResource } from "./kubernetes-resource.ts";

test.each([
  ["v1", "ConfigMap", "kubernetes:core/v1:ConfigMap", "configmap-edge"],
  ["apps/v1", "StatefulSet", "kubernetes:apps/v1:StatefulSet", "statefulset-edge"],
  ["rbac.authorization.k8s.io/v1", "Role", "kubernetes:rbac.authorization.k8s.io/v1:Role", "role-edge"],
])("%s %s: type token and name", (apiVersion, kind, type, name) => {
  const object = { apiVersion, kind, metadata: { name: "edge", namespace: "hotline" } };
  expect(kubernetesResource(object, "edge", { protect: true })).toEqual({
    type,
    name,
    inputs: object,
    options: { parent: "edge", protect: true },
  });
});
