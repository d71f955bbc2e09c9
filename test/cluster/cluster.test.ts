import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DiscoveryV1Api, type V1Endpoint } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getSetting } from "#edge/node-db/get-setting.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { type AgentProcess, refused, startAgent, taken } from "../agent/agent-process.ts";
import { type CompiledFolder, compiled } from "../agent/generations.ts";
import { serverProgram } from "../agent/server-program.ts";
import { eventually } from "../eventually.ts";
import { NAMESPACE, POINTER, prepareNamespace, publishConfigMaps } from "./cluster-store.ts";
import { type Kubernetes, startKubernetes } from "./kubernetes.ts";

const etcd = serverProgram("etcd") ?? "";
const api = serverProgram("kube-apiserver") ?? "";
const why =
  process.env["HOTLINE_TEST_CLUSTER"] === "1"
    ? etcd === "" || api === ""
      ? "etcd or kube-apiserver is missing"
      : undefined
    : "make test-cluster runs it";

describe.skipIf(why)(`the agent in a cluster${why === undefined ? "" : ` (skipped: ${why})`}`, () => {
  let dir: string;
  let kubernetes: Kubernetes;
  let agent: AgentProcess;
  let generations: { first: CompiledFolder; second: CompiledFolder; third: CompiledFolder };
  const node = () => join(dir, "node");

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-cluster-"));
    generations = {
      first: await compiled(dir, 486),
      second: await compiled(dir, 603),
      third: await compiled(dir, 410),
    };
    kubernetes = await startKubernetes(dir, "127.0.6.31", { etcd, api });
    await prepareNamespace(kubernetes.admin);
    const peers = ["--peers", `endpointslices:${NAMESPACE}/sip`, "--id", "edge-a", "--grace", "0s"];
    agent = startAgent(node(), `configmap:${NAMESPACE}/${POINTER}`, peers, {
      KUBECONFIG: kubernetes.kubeconfigOf("agent"),
    });
  }, 120_000);
  afterAll(async () => {
    agent?.kill("SIGKILL");
    await kubernetes?.stop();
    rmSync(dir, { recursive: true });
  });

  test("a namespace without a pointer: it says so, and takes the first generation at once", async () => {
    await agent.says(refused("missing"));
    await publishConfigMaps(kubernetes.admin, generations.first);
    expect(await agent.says(taken(generations.first))).toMatchObject({ changed: 2 });
  });

  test("a change is seen by the watch, long before the next poll", async () => {
    const begun = performance.now();
    await publishConfigMaps(kubernetes.admin, generations.second);
    expect(await agent.says(taken(generations.second))).toMatchObject({ changed: 1, fetched: 1 });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test("edges come from EndpointSlices: one that ends is draining, one that is not ready is none", async () => {
    const edge = (name: string, address: string, conditions: object): V1Endpoint => ({
      addresses: [address],
      conditions,
      targetRef: { kind: "Pod", name, namespace: NAMESPACE },
    });
    const slice = (addressType: string, endpoints: V1Endpoint[]) =>
      kubernetes.admin.makeApiClient(DiscoveryV1Api).createNamespacedEndpointSlice({
        namespace: NAMESPACE,
        body: {
          metadata: {
            name: `sip-${addressType.toLowerCase()}`,
            labels: { "kubernetes.io/service-name": "sip" },
          },
          addressType,
          ports: [{ name: "sip", protocol: "UDP", port: 5060 }],
          endpoints,
        },
      });
    // Nodes of both families: it listens at IPv4, and so do the others.
    await slice("IPv6", [edge("edge-a", "2001:db8::1", {}), edge("edge-c", "2001:db8::3", {})]);
    await slice("IPv4", [
      edge("edge-c", "192.0.2.3", { ready: false, serving: true, terminating: true }),
      edge("edge-b", "192.0.2.2", { ready: false, serving: false, terminating: false }),
      edge("edge-a", "192.0.2.1", { ready: true, serving: true, terminating: false }),
    ]);
    const db = openNodeDb(join(node(), "node.db"));
    await eventually(async () =>
      expect(getSetting(db, "peers")).toEqual([
        { id: "edge-a", address: "192.0.2.1", port: 5060 },
        { id: "edge-c", address: "192.0.2.3", port: 5060, draining: true },
      ]),
    );
    expect(getSetting(db, "self")).toBe("edge-a");
    db.close();
  });

  test("the API server ends and starts again: the agent goes on, and sees the next change", async () => {
    await kubernetes.restartApi();
    await publishConfigMaps(kubernetes.admin, generations.third);
    await agent.says(taken(generations.third));
  });
});
