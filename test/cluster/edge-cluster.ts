import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { serverProgram } from "../agent/server-program.ts";
import { skipped } from "../charts/tools.ts";
import { startControllers } from "./controllers.ts";
import { type Kubectl, kubectlOf } from "./kubectl.ts";
import { type Kubernetes, startKubernetes } from "./kubernetes.ts";
import { edgeNode, otherNode } from "./nodes.ts";

const [etcd = "", api = "", manager = "", scheduler = "", kwok = "", kubectlProgram = "", helmProgram = ""] =
  [...["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok", "kubectl", "helm"]].map(
    serverProgram,
  );

/** ` (skipped: …)` where a cluster cannot be, or these cannot; empty otherwise. */
export function withoutCluster(others: Readonly<Record<string, string>> = {}): string {
  return process.env["HOTLINE_TEST_CLUSTER"] === "1"
    ? skipped({
        ...{ etcd, "kube-apiserver": api, "kube-controller-manager": manager, "kube-scheduler": scheduler },
        ...{ kwok, kubectl: kubectlProgram, helm: helmProgram, ...others },
      })
    : " (skipped: make test-cluster runs it)";
}

/** Public addresses of its edges. */
export const EDGES = ["203.0.113.7", "203.0.113.8", "203.0.113.9"];

/** A cluster of nodes for edges and one for others. It has networks of both families. */
export interface EdgeCluster {
  readonly kubernetes: Kubernetes;
  readonly kubectl: Kubectl;
  stop(): Promise<void>;
}

/**
 * API server, controllers and scheduler are the real ones. Nodes are kwok's (`kwok.yaml`): no container runs, so nothing
 * here says that images start, probes answer, or preStop drains.
 *
 * @param address Of loopback, which no other test has
 * @param own Address that each of the edges' nodes has, or addresses
 */
export async function startEdgeCluster(
  dir: string,
  address: string,
  own: readonly (string | readonly string[])[],
): Promise<EdgeCluster> {
  const kubernetes = await startKubernetes(dir, address, { etcd, api });
  const stopControllers = await startControllers(dir, address, kubernetes, { manager, scheduler, kwok });
  const kubectl = kubectlOf(kubectlProgram, kubernetes.kubeconfigOf("admin"), dir);
  const nodes = {
    apiVersion: "v1",
    kind: "List",
    items: [otherNode(), ...own.map((each) => edgeNode([each].flat()))],
  };
  writeFileSync(join(dir, "nodes.json"), JSON.stringify(nodes));
  const { status, stderr } = kubectl("create", "-f", join(dir, "nodes.json"));
  if (status !== 0) throw new Error(stderr);
  return {
    kubernetes,
    kubectl,
    stop: async () => {
      await stopControllers();
      await kubernetes.stop();
    },
  };
}
