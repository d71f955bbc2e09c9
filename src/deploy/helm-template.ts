import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { chartObjects } from "./chart-objects.ts";
import type { KubernetesObject } from "./kubernetes-resource.ts";
import type { Refusal } from "./refusal.ts";

/** What a chart is rendered from. */
export interface ChartRelease {
  /** Folder of the chart. */
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  /** Kubernetes version that it is rendered for, such as 1.36. */
  readonly kubernetes: string;
  /** As JSON can say them. */
  readonly values: object;
}

/**
 * Renders a chart by `helm template`, with its CRDs and without its tests. Helm sees nothing but the chart and the
 * values: neither a cluster nor the user's settings.
 *
 * @param path where programs are looked for (`PATH`)
 */
export async function helmTemplate(
  release: ChartRelease,
  path: string,
): Promise<KubernetesObject[] | Refusal> {
  const { chart, namespace, kubernetes, values } = release;
  const helm = spawn(
    "helm",
    [
      ...["template", release.release, chart],
      ...["--kube-version", kubernetes],
      ...["--namespace", namespace],
      ...["--values", "-", "--include-crds", "--skip-tests"],
    ],
    { env: { PATH: path } },
  );
  // A helm that ends before it has read its values says why by itself.
  helm.stdin.on("error", () => undefined);
  helm.stdin.end(JSON.stringify(values));
  const ended = new Promise<number | "missing">((resolve, reject) => {
    helm.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" || error.code === "EACCES" ? resolve("missing") : reject(error),
    );
    helm.on("close", (code) => resolve(code ?? -1));
  });
  const [status, output, said] = await Promise.all([ended, buffer(helm.stdout), buffer(helm.stderr)]);
  if (status === "missing") return { code: "helm-missing" };
  if (status !== 0) return { code: "helm-failed", said: said.toString("utf8").trim() };
  const objects = chartObjects(output.toString("utf8"), namespace);
  return typeof objects === "string" ? { code: "chart-output", chart, problem: objects } : objects;
}
