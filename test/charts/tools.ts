import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chartObjects } from "#deploy/chart-objects.ts";
import type { KubernetesObject } from "#deploy/kubernetes-resource.ts";
import type { Json } from "#deploy/planned-resource.ts";
import { serverProgram } from "../agent/server-program.ts";

export const helm = serverProgram("helm") ?? "";
export const kubeconform = serverProgram("kubeconform") ?? "";
export const promtool = serverProgram("promtool") ?? "";

/** Folder of the JSON Schemas that `scripts/kubernetes-schemas.ts` writes; empty where it has not. */
export const schemas = existsSync(".cache/schemas/pins") ? ".cache/schemas" : "";

/** ` (skipped: …)` for the name of tests that need what is not there, empty otherwise. */
export function skipped(needs: Readonly<Record<string, string>>): string {
  const missing = Object.keys(needs).filter((name) => needs[name] === "");
  return missing.length === 0 ? "" : ` (skipped: ${missing.join(", ")} missing: scripts/servers/get)`;
}

/** Runs a program on a text; what it writes, and whether it is content. */
export function run(program: string, args: readonly string[], input = ""): { ok: boolean; text: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
  return { ok: status === 0, text: `${stdout}${stderr}` };
}

const arguments_ = (values: readonly string[]) => values.flatMap((file) => ["--values", file]);

/** What the chart comes to: as text. @throws Error with what helm says */
export function rendered(files: readonly string[], values: Json = {}, namespace = "hotline"): string {
  return execFileSync(
    helm,
    [
      ...["template", "edge", "charts/edge", "--kube-version", "1.36", "--namespace", namespace],
      ...[...arguments_(files), "--values", "-"],
    ],
    { input: JSON.stringify(values), encoding: "utf8", stdio: "pipe" },
  );
}

/** What the chart comes to, as the plan takes it. */
export function objects(files: readonly string[], values: Json = {}): KubernetesObject[] {
  const read = chartObjects(rendered(files, values), "hotline");
  if (typeof read === "string") throw new Error(read);
  return read;
}

export const MINIMAL = "charts/edge/examples/minimal.yaml";
export const PRODUCTION = "charts/edge/examples/production.yaml";

/** A part of a pod's container that tests look at. */
export interface Container {
  name: string;
  image: string;
  command: string[];
  env: { name: string; value?: string }[];
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  securityContext: Record<string, unknown>;
  lifecycle?: unknown;
  volumeMounts?: { name: string; mountPath: string }[];
}

/** The part of a StatefulSet that tests look at. */
export interface EdgeSet {
  spec: {
    replicas: number;
    volumeClaimTemplates?: unknown[];
    template: {
      spec: {
        terminationGracePeriodSeconds: number;
        containers: Container[];
        volumes: { [key: string]: unknown; name: string }[];
        initContainers?: unknown;
      };
    };
  };
}

/** The StatefulSet among objects. */
export function edgeSet(all: readonly KubernetesObject[]): EdgeSet {
  return JSON.parse(JSON.stringify(all.find(({ kind }) => kind === "StatefulSet")));
}

/** A container of the StatefulSet. @throws Error where there is none */
export function container(set: EdgeSet, name: string): Container {
  const found = set.spec.template.spec.containers.find((each) => each.name === name);
  if (!found) throw new Error(`no container ${name}`);
  return found;
}

/** What the job runs that removes old objects. */
export function collectCommand(all: readonly KubernetesObject[]): string[] {
  const job: { spec: { jobTemplate: { spec: { template: { spec: { containers: [Container] } } } } } } =
    JSON.parse(JSON.stringify(all.find(({ kind }) => kind === "CronJob")));
  return job.spec.jobTemplate.spec.template.spec.containers[0].command;
}
