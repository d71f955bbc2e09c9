import { CoreV1Api, type KubeConfig, KubernetesObjectApi } from "@kubernetes/client-node";
import type { DeploymentPlan } from "#deploy/planned-resource.ts";
import { isRecord, textAt } from "./json-members.ts";

/**
 * What a cluster's controllers do when objects are deleted, where there are none: nothing waits for what belongs to an
 * object, nor for what is in a namespace. Looks once at each object of a plan.
 */
export async function finishDeletions(admin: KubeConfig, plan: DeploymentPlan): Promise<void> {
  const objects = KubernetesObjectApi.makeApiClient(admin);
  const core = admin.makeApiClient(CoreV1Api);
  for (const { inputs } of plan.resources) {
    const metadata = isRecord(inputs["metadata"]) ? inputs["metadata"] : {};
    const [apiVersion, kind] = [textAt(inputs, "apiVersion"), textAt(inputs, "kind")];
    const [name, namespace] = [textAt(metadata, "name"), textAt(metadata, "namespace")];
    const found = await objects
      .read({ apiVersion, kind, metadata: { name, ...(namespace === "" ? {} : { namespace }) } })
      .catch(() => undefined);
    if (found?.metadata?.deletionTimestamp === undefined) continue;
    const { finalizers = [], ...others } = found.metadata;
    if (finalizers.length > 0) await objects.replace({ ...found, metadata: others }).catch(() => undefined);
    if (kind !== "Namespace") continue;
    const body = await core.readNamespace({ name }).catch(() => undefined);
    if (body === undefined) continue;
    await core
      .replaceNamespaceFinalize({ name, body: { ...body, spec: { finalizers: [] } } })
      .catch(() => undefined);
  }
}
