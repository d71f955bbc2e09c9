import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectCommand } from "../charts/tools.ts";
import { runHotline } from "../run-hotline.ts";
import { until } from "../until.ts";
import { EDGES, type EdgeCluster, startEdgeCluster, withoutCluster } from "./edge-cluster.ts";
import { RenderedStack } from "./rendered-stack.ts";

const why = withoutCluster();
const UNCHANGED = { status: 0, stdout: "", stderr: "" };

describe.skipIf(why)(`the rendered objects in a cluster${why}`, () => {
  let dir: string;
  let cluster: EdgeCluster;
  let stack: RenderedStack;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-converge-"));
    cluster = await startEdgeCluster(dir, "127.0.6.33", EDGES);
    stack = new RenderedStack("local-cluster", dir, cluster.kubectl);
    stack.change("platform.yaml", 'addresses: ["127.0.0.1"]', `addresses: ${JSON.stringify(EDGES)}`);
    stack.apply();
  }, 120_000);
  afterAll(async () => {
    await cluster?.stop();
    rmSync(dir, { recursive: true });
  });

  test("each edge node gets one pod, at the address that the platform declares, and no other node does", async () => {
    expect(stack.rolledOut()).toContain("3 pods");
    const pods = stack.get("pods");
    expect(pods.map(({ spec }) => spec.nodeName).toSorted()).toEqual(EDGES.map((each) => `edge-${each}`));
    // The list of edges and the budget follow the pods at their own pace.
    await until(
      () => stack.readyEdges().join(),
      (ready) => ready === EDGES.join(),
    );
    await allHealthy();
    expect(stack.difference()).toEqual(UNCHANGED);
  });

  test("a second generation is one shard and the pointer: no pod is another, and the first one's objects stay", () => {
    stack.rolledOut();
    const pods = stack.get("pods");
    const set = stack.get("statefulsets");
    const before = new Map(
      stack.get("configmaps").map((each) => [each.metadata.name, each.metadata.resourceVersion]),
    );
    stack.change("enterprises/flowers.yaml", "13901234567", "13901234568");
    stack.apply();

    const after = stack.get("configmaps").map(({ metadata }) => metadata);
    const changed = after.filter(({ name, resourceVersion }) => before.get(name) !== resourceVersion);
    const shard = expect.stringMatching(/^hotline-[0-9a-f]{32}$/);
    expect(changed.map(({ name }) => name)).toEqual([shard, "hotline-generation"]);
    expect(after).toHaveLength(before.size + 1);

    stack.rolledOut();
    expect(stack.get("statefulsets").map(({ metadata }) => metadata.generation)).toEqual(
      set.map(({ metadata }) => metadata.generation),
    );
    expect(stack.get("pods").map(({ metadata }) => metadata.uid)).toEqual(
      pods.map(({ metadata }) => metadata.uid),
    );
    expect(stack.difference()).toEqual(UNCHANGED);
  });

  test("the daily job removes the former shard with the rights of its own account, and has no others", () => {
    const job: Parameters<typeof collectCommand>[0][number] = JSON.parse(
      JSON.stringify(load(readFileSync(join(stack.objects, "60-cronjob-edge-collect.yaml"), "utf8"))),
    );
    const token = stack.run("create", "token", "edge-collect", "-n", "hotline").trim();
    const collect = () => {
      const [, ...args] = collectCommand([job]);
      const kept = args.map((each) => (each.startsWith("--keep=") ? "--keep=0s" : each));
      const run = runHotline([...kept, "--json"], {
        env: { KUBECONFIG: kubeconfigWith(token) },
      });
      expect(run).toMatchObject({ status: 0, stderr: "" });
      return JSON.parse(run.stdout);
    };
    const before = stack.get("configmaps").map(({ metadata }) => metadata.name);
    const { mark } = collect();
    expect(mark).toHaveLength(1);
    expect(stack.difference()).toEqual(UNCHANGED);
    expect(collect()).toMatchObject({ mark: [], remove: mark });
    const after = stack.get("configmaps").map(({ metadata }) => metadata.name);
    expect(before.filter((name) => !after.includes(name))).toEqual([`hotline-${mark[0].slice(0, 32)}`]);
    expect(stack.difference()).toEqual(UNCHANGED);

    for (const what of ["create configmaps", "get secrets", "delete pods", "patch statefulsets"])
      expect([what, mayDo("edge-collect", what)]).toEqual([what, false]);
    expect(mayDo("edge-collect", "get configmaps/hotline-generation")).toBe(true);
    for (const what of ["delete configmaps", "patch configmaps", "list configmaps"])
      expect([what, mayDo("edge", what)]).toEqual([what, false]);
  });

  test("the daily job runs beside calls only where there is no other node", async () => {
    stack.run("create", "job", "now", "--from=cronjob/edge-collect", "-n", "hotline");
    const place = () =>
      stack.get("pods").find(({ metadata }) => metadata.name.startsWith("now-"))?.spec.nodeName;
    expect(await until(place, (node) => node !== undefined)).toBe("other");
    stack.run("delete", "job", "now", "-n", "hotline");
  });

  test("a node may be drained, and a second one not until the first one's edge is back", async () => {
    const drain = (address: string, timeout = "50s") =>
      cluster.kubectl("drain", `edge-${address}`, "--delete-emptydir-data", `--timeout=${timeout}`);
    await allHealthy();
    expect(drain("203.0.113.7")).toMatchObject({ status: 0 });
    const second = drain("203.0.113.8", "8s");
    expect(second.status).toBe(1);
    expect(second.stderr).toContain("Cannot evict pod as it would violate the pod's disruption budget");
    stack.run("uncordon", "edge-203.0.113.7");
    expect(stack.rolledOut()).toContain("3 pods");
    await allHealthy();
    expect(drain("203.0.113.8")).toMatchObject({ status: 0 });
  }, 120_000);

  /** Waits until the budget knows that every edge is there, which it does some time after it is so. */
  async function allHealthy(): Promise<void> {
    const healthy = ["get", "pdb", "edge", "-n", "hotline", "-o", "jsonpath={.status.currentHealthy}"];
    await until(
      () => stack.run(...healthy),
      (count) => count === "3",
    );
  }

  /** The administrator's file with another token. */
  function kubeconfigWith(token: string): string {
    const admin = readFileSync(cluster.kubernetes.kubeconfigOf("admin"), "utf8");
    const file = join(dir, "account.kubeconfig");
    writeFileSync(file, admin.replace("token-admin", token));
    return file;
  }

  function mayDo(account: string, what: string): boolean {
    const as = `--as=system:serviceaccount:hotline:${account}`;
    return cluster.kubectl("auth", "can-i", ...what.split(" "), "-n", "hotline", as).stdout.trim() === "yes";
  }
});
