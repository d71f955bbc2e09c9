import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EDGES, type EdgeCluster, startEdgeCluster, withoutCluster } from "./edge-cluster.ts";
import { edgeNode } from "./nodes.ts";
import { RenderedStack } from "./rendered-stack.ts";

const why = withoutCluster();

/** Addresses of the second stack's edges. */
const SOUTH = ["203.0.113.17", "203.0.113.18"];

describe.skipIf(why)(`two stacks in one cluster${why}`, () => {
  let dir: string;
  let cluster: EdgeCluster;
  let north: RenderedStack;
  let south: RenderedStack;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-pools-"));
    cluster = await startEdgeCluster(dir, "127.0.6.37", EDGES);
    const items = SOUTH.map((each) => edgeNode([each], "south"));
    writeFileSync(join(dir, "south.json"), JSON.stringify({ apiVersion: "v1", kind: "List", items }));
    north = new RenderedStack("local-cluster", join(dir, "north"), cluster.kubectl);
    north.change("platform.yaml", 'addresses: ["127.0.0.1"]', `addresses: ${JSON.stringify(EDGES)}`);
    south = new RenderedStack("local-cluster", join(dir, "south"), cluster.kubectl, "south");
    south.change("platform.yaml", 'addresses: ["127.0.0.1"]', `addresses: ${JSON.stringify(SOUTH)}`);
    south.change("platform.yaml", "namespace: hotline", "namespace: south");
    south.change("platform.yaml", "edge: { workers: 2,", "edge: { pool: south, workers: 2,");
    north.run("create", "-f", join(dir, "south.json"));
  }, 120_000);
  afterAll(async () => {
    await cluster?.stop();
    rmSync(dir, { recursive: true });
  });

  const nodesOf = (stack: RenderedStack) =>
    stack
      .get("pods")
      .map(({ spec }) => spec.nodeName)
      .toSorted();

  test("each one's edges go to the nodes of its own pool, though others are free", () => {
    south.apply();
    expect(south.rolledOut()).toContain("2 pods");
    expect(nodesOf(south)).toEqual(SOUTH.map((each) => `edge-${each}`));
    north.apply();
    expect(north.rolledOut()).toContain("3 pods");
    expect(nodesOf(north)).toEqual(EDGES.map((each) => `edge-${each}`));
  });

  test("nodes that change their pool keep their pods, and get them back once the stack names it", () => {
    const before = south.get("pods").map(({ metadata }) => metadata.uid);
    for (const address of SOUTH) {
      south.run("label", "node", `edge-${address}`, "hotline400.io/pool=west", "--overwrite");
      south.run("taint", "node", `edge-${address}`, "hotline400.io/pool=west:NoSchedule", "--overwrite");
    }
    expect(south.rolledOut()).toContain("2 pods");
    expect(south.get("pods").map(({ metadata }) => metadata.uid)).toEqual(before);
    south.change("platform.yaml", "pool: south", "pool: west");
    south.apply();
    expect(south.rolledOut()).toContain("2 pods");
    expect(nodesOf(south)).toEqual(SOUTH.map((each) => `edge-${each}`));
    expect(south.get("pods").map(({ metadata }) => metadata.uid)).not.toEqual(before);
  });
});
