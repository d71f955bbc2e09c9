import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type {
  V1ConfigMap,
  V1CronJob,
  V1Pod,
  V1PodTemplateSpec,
  V1StatefulSet,
} from "@kubernetes/client-node";
import { configMapName } from "#agent/store/configmap-object.ts";
import type { Kubectl } from "../cluster/kubectl.ts";
import { runHotline } from "../run-hotline.ts";
import { type KubernetesReader, kubernetesReader } from "./kubernetes-reader.ts";

const NAMESPACE = "hotline";
const POINTER = "hotline-generation";

/** A stack in a cluster, as its operator brings it there: by `hotline render` and `kubectl apply`. */
export interface RenderedCluster {
  /** The stack's folder. */
  stack: string;
  reader: KubernetesReader;
  /** A pod of the edge as the API server admits it, all defaults filled in. */
  edge(name: string): V1Pod;
  /** The pod that removes old objects each day. */
  collect(name: string): V1Pod;
  /**
   * Renders the stack as it is now and applies it, the pointer last. `spoilt`: with damaged text under the name of its
   * first shard. Answers the generation's digest, and what puts the true text there.
   */
  apply(spoilt?: boolean): { digest: string; mend(): void };
  /** Writes the pointer with its manifest changed. */
  point(change: (manifest: string) => string): void;
}

/** Copies a stack into a folder, names images in it, and makes its namespace and Secret. @throws Error with what a tool says */
export function renderedCluster(
  from: string,
  dir: string,
  images: { edge: string; hotline: string },
  tools: { helm: string; kubectl: Kubectl },
): RenderedCluster {
  const stack = join(dir, "stack");
  cpSync(from, stack, { recursive: true });
  const platform = join(stack, "platform.yaml");
  const named = readFileSync(platform, "utf8").replaceAll(
    /localhost\/hotline\/(edge|hotline)@sha256:0{64}/g,
    (_, name) => (name === "edge" ? images.edge : images.hotline),
  );
  writeFileSync(platform, named);
  const said = (...args: string[]) => {
    const { status, stdout, stderr } = tools.kubectl(...args);
    if (status !== 0) throw new Error(`kubectl ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  const applied = (...files: string[]) =>
    said("apply", "--server-side", "--force-conflicts", ...files.flatMap((file) => ["--filename", file]));
  const inNamespace = (...args: string[]) => said("--namespace", NAMESPACE, ...args);
  const configMap = (name: string): V1ConfigMap =>
    JSON.parse(inNamespace("get", "configmap", name, "--output", "json"));
  const replace = (object: V1ConfigMap, ...how: string[]) => {
    const { resourceVersion: _, ...metadata } = object.metadata ?? {};
    const file = join(dir, "replaced.json");
    writeFileSync(file, JSON.stringify({ ...object, apiVersion: "v1", kind: "ConfigMap", metadata }));
    inNamespace("replace", ...how, "--filename", file);
  };
  const admitted = (template: V1PodTemplateSpec | undefined, name: string): V1Pod => {
    const file = join(dir, `${name}.pod.json`);
    const metadata = { ...template?.metadata, name };
    writeFileSync(file, JSON.stringify({ ...template, apiVersion: "v1", kind: "Pod", metadata }));
    return JSON.parse(inNamespace("create", "--dry-run=server", "--output", "json", "--filename", file));
  };
  const manifestIn = (pointer: V1ConfigMap) => pointer.data?.["generation.json"] ?? "";
  return {
    stack,
    reader: kubernetesReader(tools.kubectl, NAMESPACE),
    edge: (name) => {
      const set: V1StatefulSet = JSON.parse(inNamespace("get", "statefulset", "edge", "--output", "json"));
      return admitted(set.spec?.template, name);
    },
    collect: (name) => {
      const job: V1CronJob = JSON.parse(inNamespace("get", "cronjob", "edge-collect", "--output", "json"));
      return admitted(job.spec?.jobTemplate.spec?.template, name);
    },
    apply: (spoilt = false) => {
      const env = { PATH: [dirname(tools.helm), process.env["PATH"]].join(delimiter) };
      const rendered = runHotline(["render", stack, "--out", join(dir, "rendered"), "--json"], { env });
      if (rendered.status !== 0) throw new Error(rendered.stderr);
      const { generation: digest }: { generation: string } = JSON.parse(rendered.stdout);
      const folder = join(dir, "rendered/kubernetes");
      const files = readdirSync(folder).map((file) => join(folder, file));
      const pointer = join(folder, `99-configmap-${POINTER}.yaml`);
      applied(...files.filter((file) => file !== pointer));
      let mend = () => {};
      if (spoilt) {
        const planned = said("create", "--dry-run=client", "--output", "json", "--filename", pointer);
        const shard = firstShard(manifestIn(JSON.parse(planned)));
        const whole = configMap(configMapName(shard));
        replace({ ...whole, data: { [shard]: "damaged" }, binaryData: {} }, "--force");
        mend = () => replace(whole, "--force");
      }
      applied(pointer);
      return { digest, mend };
    },
    point: (change) => {
      const pointer = configMap(POINTER);
      replace({ ...pointer, data: { "generation.json": change(manifestIn(pointer)) } });
    },
  };
}

function firstShard(manifest: string): string {
  const { shards }: { shards: { sha256: string }[] } = JSON.parse(manifest);
  return shards[0]?.sha256 ?? "";
}
