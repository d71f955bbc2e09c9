import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { V1KeyToPath, V1PodSpec, V1VolumeProjection } from "@kubernetes/client-node";
import type { KubernetesReader } from "./kubernetes-reader.ts";

/** What a kubelet puts into volumes, by their names in a folder: from what the API server has, readable to the pod's group. */
export function fillVolumes(spec: V1PodSpec | undefined, folder: string, cluster: KubernetesReader): void {
  const group = spec?.securityContext?.fsGroup ?? 0;
  const account = spec?.serviceAccountName ?? "default";
  for (const volume of spec?.volumes ?? []) {
    const path = join(folder, volume.name);
    mkdirSync(path, { recursive: true });
    if (volume.emptyDir) {
      chownSync(path, 0, group);
      chmodSync(path, 0o2777);
    } else if (volume.secret) {
      const data = cluster.read("secret", volume.secret.secretName ?? "").data ?? {};
      const mode = (volume.secret.defaultMode ?? 0o644) | 0o440;
      write(path, new Map(Object.entries(data).map(([key, text]) => [key, bytes(text)])), mode, group);
    } else if (volume.projected) {
      const files =
        volume.projected.sources?.flatMap((source) => [...projected(source, account, cluster)]) ?? [];
      write(path, new Map(files), (volume.projected.defaultMode ?? 0o644) | 0o440, group);
    } else throw new Error(`no kubelet's work for volume ${JSON.stringify(volume)}`);
  }
}

const bytes = (base64: string) => Buffer.from(base64, "base64");

function* projected(
  source: V1VolumeProjection,
  account: string,
  cluster: KubernetesReader,
): Generator<[string, Buffer]> {
  const { serviceAccountToken, configMap, downwardAPI } = source;
  if (serviceAccountToken) yield [serviceAccountToken.path, Buffer.from(cluster.token(account))];
  if (configMap) {
    const data = cluster.read("configmap", configMap.name ?? "").data ?? {};
    const items: V1KeyToPath[] = configMap.items ?? Object.keys(data).map((key) => ({ key, path: key }));
    for (const { key, path } of items) yield [path, Buffer.from(data[key] ?? "")];
  }
  for (const { path, fieldRef } of downwardAPI?.items ?? []) {
    if (fieldRef?.fieldPath !== "metadata.namespace") throw new Error(`no field ${fieldRef?.fieldPath}`);
    yield [path, Buffer.from(cluster.namespace)];
  }
}

/** Files are links to links, so that all change at once. */
function write(folder: string, files: Map<string, Buffer>, mode: number, group: number): void {
  const first = "..first";
  mkdirSync(join(folder, first));
  symlinkSync(first, join(folder, "..data"));
  for (const [name, content] of files) {
    const file = join(folder, first, name);
    writeFileSync(file, content);
    chmodSync(file, mode);
    chownSync(file, 0, group);
    symlinkSync(join("..data", name), join(folder, name));
  }
}
