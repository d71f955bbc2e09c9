import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { EDGES, type EdgeCluster, startEdgeCluster, withoutCluster } from "./edge-cluster.ts";
import { RenderedStack } from "./rendered-stack.ts";

const why = withoutCluster();

/** What carriers call, on nodes that the cluster knows by IPv4 first. */
const IPV6 = ["2001:db8::7", "2001:db8::8", "2001:db8::9"];

describe.skipIf(why)(`edges at IPv6 addresses of a cluster of both families${why}`, () => {
  let dir: string;
  let cluster: EdgeCluster;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-families-"));
    const nodes = EDGES.map((address, i) => [address, IPV6[i] ?? ""]);
    cluster = await startEdgeCluster(dir, "127.0.6.38", nodes);
  }, 120_000);
  afterAll(async () => {
    await cluster?.stop();
    rmSync(dir, { recursive: true });
  });

  test("each other's address is the one at which they listen", async () => {
    const stack = new RenderedStack("local-cluster", dir, cluster.kubectl);
    stack.change("platform.yaml", 'addresses: ["127.0.0.1"]', `addresses: ${JSON.stringify(IPV6)}`);
    stack.apply();
    expect(stack.rolledOut()).toContain("3 pods");
    await until(
      () => stack.readyEdges(),
      (ready) => ready.length === IPV6.length,
    );
    expect(stack.readyEdges()).toEqual(IPV6);
    expect(stack.difference()).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
