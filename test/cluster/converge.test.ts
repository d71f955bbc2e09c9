import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverProgram } from "../agent/server-program.ts";
import { skipped } from "../charts/tools.ts";
import { type Run, runHotline } from "../run-hotline.ts";
import { startControllers } from "./controllers.ts";
import { type Kubectl, kubectlOf } from "./kubectl.ts";
import { type Kubernetes, startKubernetes } from "./kubernetes.ts";
import { edgeNode, otherNode } from "./nodes.ts";

const [etcd = "", api = "", manager = "", scheduler = "", kwok = "", kubectlProgram = "", helm = ""] = [
  ...["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok", "kubectl", "helm"],
].map(serverProgram);
const why =
  process.env["HOTLINE_TEST_CLUSTER"] === "1"
    ? skipped({
        ...{ etcd, "kube-apiserver": api, "kube-controller-manager": manager, "kube-scheduler": scheduler },
        ...{ kwok, kubectl: kubectlProgram, helm },
      })
    : " (skipped: make test-cluster runs it)";

const ADDRESS = "127.0.6.33";
const EDGES = ["203.0.113.7", "203.0.113.8", "203.0.113.9"];

/** An object as far as these tests look at it. */
interface Seen {
  kind: string;
  metadata: { name: string; uid: string; resourceVersion: string; generation?: number };
  spec: { nodeName?: string };
}

/**
 * API server, controllers and scheduler are the real ones. Nodes are kwok's (`kwok.yaml`): no container runs, so nothing
 * here says that images start, probes answer, or preStop drains.
 */
describe.skipIf(why)(`the rendered objects in a cluster${why}`, () => {
  let dir: string;
  let kubernetes: Kubernetes;
  let stopControllers: () => Promise<void>;
  let kubectl: Kubectl;
  const stack = () => join(dir, "stack");
  const objects = () => join(dir, "rendered/kubernetes");

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-converge-"));
    kubernetes = await startKubernetes(dir, ADDRESS, { etcd, api });
    stopControllers = await startControllers(dir, ADDRESS, kubernetes, { manager, scheduler, kwok });
    kubectl = kubectlOf(kubectlProgram, kubernetes.kubeconfigOf("admin"), dir);
    const nodes = { apiVersion: "v1", kind: "List", items: [otherNode(), ...EDGES.map(edgeNode)] };
    writeFileSync(join(dir, "nodes.json"), JSON.stringify(nodes));
    done(kubectl("create", "-f", join(dir, "nodes.json")));
    cpSync("stacks/local-cluster", stack(), { recursive: true });
    change("platform.yaml", 'addresses: ["127.0.0.1"]', `addresses: ${JSON.stringify(EDGES)}`);
    apply();
  }, 120_000);
  afterAll(async () => {
    await stopControllers?.();
    await kubernetes?.stop();
    rmSync(dir, { recursive: true });
  });

  function done(run: Run): string {
    expect(run).toMatchObject({ status: 0, stderr: "" });
    return run.stdout;
  }

  function change(file: string, from: string, to: string): void {
    const path = join(stack(), file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }

  /** As an operator does: renders and applies. */
  function apply(): void {
    const env = { PATH: [dirname(helm), process.env["PATH"]].join(delimiter) };
    done(runHotline(["render", stack(), "--out", join(dir, "rendered")], { env }));
    done(kubectl("apply", "--server-side", "-f", objects()));
  }

  function get(kinds: string): Seen[] {
    const list: { items: Seen[] } = JSON.parse(done(kubectl("get", kinds, "-n", "hotline", "-o", "json")));
    return list.items.toSorted((a, b) =>
      `${a.kind} ${a.metadata.name}` < `${b.kind} ${b.metadata.name}` ? -1 : 1,
    );
  }

  const field = (kind: string, path: string) =>
    done(kubectl("get", kind, "edge", "-n", "hotline", "-o", `jsonpath={${path}}`));

  const rolledOut = () =>
    done(kubectl("rollout", "status", "statefulset/edge", "-n", "hotline", "--timeout=60s"));

  /** What `kubectl diff` says of the cluster against the rendering. */
  const difference = () => kubectl("diff", "--server-side", "-f", objects());

  test("each edge node gets one pod, at the address that the platform declares, and no other node does", () => {
    expect(rolledOut()).toContain("3 pods");
    const pods = get("pods");
    expect(pods.map(({ spec }) => spec.nodeName).toSorted()).toEqual(EDGES.map((each) => `edge-${each}`));
    const slices = done(
      kubectl(
        "get",
        "endpointslices",
        "-n",
        "hotline",
        "-l",
        "kubernetes.io/service-name=edge",
        "-o",
        "json",
      ),
    );
    const { items }: { items: { endpoints: { addresses: string[]; conditions: { ready: boolean } }[] }[] } =
      JSON.parse(slices);
    const ready = items.flatMap(({ endpoints }) => endpoints).filter(({ conditions }) => conditions.ready);
    expect(ready.flatMap(({ addresses }) => addresses).toSorted()).toEqual(EDGES);
    expect(field("pdb", ".status.currentHealthy")).toBe("3");
    expect(difference()).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("a second generation is one shard and the pointer: no pod is another, and the first one's objects stay", () => {
    rolledOut();
    const pods = get("pods");
    const set = get("statefulsets");
    const before = new Map(
      get("configmaps").map((each) => [each.metadata.name, each.metadata.resourceVersion]),
    );
    change("enterprises/flowers.yaml", "13901234567", "13901234568");
    apply();

    const after = get("configmaps").map(({ metadata }) => metadata);
    const changed = after.filter(({ name, resourceVersion }) => before.get(name) !== resourceVersion);
    const shard = expect.stringMatching(/^hotline-[0-9a-f]{32}$/);
    expect(changed.map(({ name }) => name)).toEqual([shard, "hotline-generation"]);
    expect(after).toHaveLength(before.size + 1);

    rolledOut();
    expect(get("statefulsets").map(({ metadata }) => metadata.generation)).toEqual(
      set.map(({ metadata }) => metadata.generation),
    );
    expect(get("pods").map(({ metadata }) => metadata.uid)).toEqual(pods.map(({ metadata }) => metadata.uid));
    expect(difference()).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("a node may be drained, and a second one not until the first one's edge is back", () => {
    rolledOut();
    const drain = (address: string) =>
      kubectl("drain", `edge-${address}`, "--delete-emptydir-data", "--timeout=8s");
    expect(drain("203.0.113.7")).toMatchObject({ status: 0 });
    const second = drain("203.0.113.8");
    expect(second.status).toBe(1);
    expect(second.stderr).toContain("Cannot evict pod as it would violate the pod's disruption budget");
    done(kubectl("uncordon", "edge-203.0.113.7"));
    expect(rolledOut()).toContain("3 pods");
    expect(drain("203.0.113.8")).toMatchObject({ status: 0 });
  });
});
