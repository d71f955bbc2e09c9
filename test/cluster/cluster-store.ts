import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CoreV1Api, type KubeConfig, RbacAuthorizationV1Api } from "@kubernetes/client-node";
import { configMapContent, configMapName } from "#agent/store/configmap-object.ts";
import { type CompiledFolder, manifestOf } from "../agent/generations.ts";

export const NAMESPACE = "edge";
export const POINTER = "hotline-generation";

/** Namespace, and the role that an agent has by the chart: it reads ConfigMaps, and watches the pointer and EndpointSlices. */
export async function prepareNamespace(admin: KubeConfig): Promise<void> {
  const namespace = NAMESPACE;
  const metadata = { name: "agent" };
  await admin.makeApiClient(CoreV1Api).createNamespace({ body: { metadata: { name: namespace } } });
  const roles = admin.makeApiClient(RbacAuthorizationV1Api);
  const rules = [
    { apiGroups: [""], resources: ["configmaps"], verbs: ["get"] },
    { apiGroups: [""], resources: ["configmaps"], resourceNames: [POINTER], verbs: ["list", "watch"] },
    { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
  ];
  await roles.createNamespacedRole({ namespace, body: { metadata, rules } });
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "agent" };
  const subjects = [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "agent" }];
  await roles.createNamespacedRoleBinding({ namespace, body: { metadata, roleRef, subjects } });
}

/** Puts a generation into ConfigMaps: its objects first, each immutable, the pointer last. */
export async function publishConfigMaps(admin: KubeConfig, generation: CompiledFolder): Promise<void> {
  const api = admin.makeApiClient(CoreV1Api);
  const namespace = NAMESPACE;
  const objects = join(generation.folder, "objects");
  for (const sha256 of readdirSync(objects)) {
    const content = configMapContent(sha256, readFileSync(join(objects, sha256), "utf8"));
    const labels = { "hotline400.io/bundle": "object" };
    const body = { metadata: { name: configMapName(sha256), labels }, immutable: true, ...content };
    await api.createNamespacedConfigMap({ namespace, body }).catch(known);
  }
  const body = { metadata: { name: POINTER }, data: { "generation.json": manifestOf(generation) } };
  await api
    .createNamespacedConfigMap({ namespace, body })
    .catch(known)
    .then(() => api.replaceNamespacedConfigMap({ name: POINTER, namespace, body }));
}

/** An object of the same name is the same object. */
function known(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === 409)) throw error;
}
