import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CoreV1Api } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configMapName } from "#agent/store/configmap-object.ts";
import { type CompiledFolder, compiled } from "../agent/generations.ts";
import { serverProgram } from "../agent/server-program.ts";
import { runHotline } from "../run-hotline.ts";
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

describe.skipIf(why)(`hotline collect in a cluster${why === undefined ? "" : ` (skipped: ${why})`}`, () => {
  let dir: string;
  let kubernetes: Kubernetes;
  let first: CompiledFolder;
  let second: CompiledFolder;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-collect-"));
    first = await compiled(dir, 486);
    second = await compiled(dir, 603);
    kubernetes = await startKubernetes(dir, "127.0.6.34", { etcd, api });
    await prepareNamespace(kubernetes.admin);
    await publishConfigMaps(kubernetes.admin, first);
    await publishConfigMaps(kubernetes.admin, second);
    await kubernetes.admin.makeApiClient(CoreV1Api).createNamespacedConfigMap({
      namespace: NAMESPACE,
      body: { metadata: { name: "others", labels: { "hotline400.io/bundle": "object" } }, data: { a: "b" } },
    });
  }, 120_000);
  afterAll(async () => {
    await kubernetes?.stop();
    rmSync(dir, { recursive: true });
  });

  const there = async () => {
    const { items } = await kubernetes.admin
      .makeApiClient(CoreV1Api)
      .listNamespacedConfigMap({ namespace: NAMESPACE });
    return items.map(({ metadata }) => metadata?.name ?? "").toSorted();
  };
  const collect = (...more: string[]): { mark: string[]; unmark: string[]; remove: string[] } => {
    const env = { KUBECONFIG: kubernetes.kubeconfigOf("admin") };
    const run = runHotline(["collect", `configmap:${NAMESPACE}/${POINTER}`, "--json", ...more], { env });
    expect(run).toMatchObject({ status: 0, stderr: "" });
    return JSON.parse(run.stdout);
  };

  test("what only an older pointer names is noted, then removed; a roll back takes the note off", async () => {
    const all = await there();
    const { mark } = collect("--keep", "0s");
    expect(mark).toHaveLength(1);
    await publishConfigMaps(kubernetes.admin, first);
    expect(collect("--keep", "0s")).toMatchObject({ unmark: mark, remove: [] });
    await publishConfigMaps(kubernetes.admin, second);
    expect(collect("--keep", "0s").mark).toEqual(mark);
    expect(await there()).toEqual(all);
    expect(collect("--keep", "0s").remove).toEqual(mark);
    expect(await there()).toEqual(all.filter((name) => name !== configMapName(mark[0] ?? "")));
  });
});
