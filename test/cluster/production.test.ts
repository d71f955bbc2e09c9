import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifestOf } from "../agent/generations.ts";
import { S3_ENVIRONMENT, type S3Server, startS3Server } from "../agent/s3-server.ts";
import { serverProgram } from "../agent/server-program.ts";
import { schemas } from "../charts/tools.ts";
import { until } from "../until.ts";
import { writeBundle } from "../write-bundle.ts";
import { type EdgeCluster, startEdgeCluster, withoutCluster } from "./edge-cluster.ts";
import { RenderedStack } from "./rendered-stack.ts";

const versitygw = serverProgram("versitygw") ?? "";
const why = withoutCluster({ versitygw, "scripts/kubernetes-schemas.ts": schemas });

const ADDRESS = "127.0.6.36";
const BUCKET = "hotline-production-bundles";
const OWN = ["10.40.1.10", "10.40.2.10", "10.40.3.10"];
const UNCHANGED = { status: 0, stdout: "", stderr: "" };

/** stacks/production as it is, with the objects of its bucket in a real S3 server. */
describe.skipIf(why)(`stacks/production in a cluster${why}`, () => {
  let dir: string;
  let cluster: EdgeCluster;
  let bucket: S3Server;
  let stack: RenderedStack;
  const client = new S3Client({
    endpoint: `http://${ADDRESS}:9000`,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: {
      accessKeyId: S3_ENVIRONMENT.AWS_ACCESS_KEY_ID,
      secretAccessKey: S3_ENVIRONMENT.AWS_SECRET_ACCESS_KEY,
    },
  });

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-production-"));
    cluster = await startEdgeCluster(dir, ADDRESS, OWN);
    stack = new RenderedStack("production", dir, cluster.kubectl);
    const definitions = join(schemas, "definitions");
    stack.run("create", "-f", definitions);
    stack.run("wait", "--for=condition=Established", "--timeout=30s", "-f", definitions);
    bucket = await startS3Server(versitygw, dir, ADDRESS, 9000, BUCKET);
    await publish("first");
    stack.apply();
  }, 120_000);
  afterAll(async () => {
    await bucket?.stop();
    await cluster?.stop();
    rmSync(dir, { recursive: true });
  });

  /** As docs/deploy/render.md has it: compiled, its objects uploaded, and the pointer last. */
  async function publish(name: string): Promise<void> {
    const folder = join(dir, name);
    const { compiled } = await writeBundle(stack.folder, folder);
    await bucket.publish({ folder, digest: compiled.manifest.generation }, "");
  }

  /** What the bucket has: a digest of each content by key. */
  async function objects(): Promise<Map<string, string>> {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return new Map(Contents.map(({ Key = "", ETag = "" }) => [Key, ETag]));
  }

  /** Keys of the bucket's objects in the rendered plan of the cloud. */
  function plannedKeys(): string[] {
    const cloud = load(readFileSync(join(dirname(stack.objects), "cloud.yaml"), "utf8")) as {
      type: string;
      inputs: { bucket: string; key: string };
    }[];
    const own = cloud.filter(({ type }) => type.startsWith("aws:s3/bucketObjectv2:"));
    expect(new Set(own.map(({ inputs }) => inputs.bucket))).toEqual(new Set([BUCKET]));
    return own.map(({ inputs }) => inputs.key).toSorted();
  }

  test("each node gets one edge at its own address; the bucket has what the plan says, and the cluster differs in nothing", async () => {
    expect(stack.rolledOut()).toContain("3 pods");
    const nodes = stack.get("pods").map(({ spec }) => spec.nodeName);
    expect(nodes.toSorted()).toEqual(OWN.map((each) => `edge-${each}`));
    // The list of edges follows the pods at its own pace.
    await until(
      () => stack.readyEdges().join(),
      (ready) => ready === OWN.join(),
    );
    expect([...(await objects()).keys()].toSorted()).toEqual(plannedKeys());
    expect(stack.difference()).toEqual(UNCHANGED);
    const kinds = "podmonitors.monitoring.coreos.com,prometheusrules.monitoring.coreos.com";
    expect(stack.get(kinds).map(({ kind }) => kind)).toEqual(["PodMonitor", "PrometheusRule"]);
  });

  test("a second generation is one object and the pointer in the bucket, and nothing in the cluster", async () => {
    const before = await objects();
    const [pods, sets] = [stack.get("pods"), stack.get("statefulsets")];
    const former = manifestOf({ folder: join(dir, "first"), digest: "" });
    stack.change("enterprises/flowers.yaml", "13901234567", "13901234568");
    await publish("second");
    expect(stack.apply()).toEqual(["cloud.yaml"]);

    const after = await objects();
    const changed = [...after].filter(([key, digest]) => before.get(key) !== digest).map(([key]) => key);
    expect(changed.toSorted()).toEqual(["generation.json", expect.stringMatching(/^objects\/[0-9a-f]{64}$/)]);
    // The first generation's objects are still there.
    expect([...before.keys()].filter((key) => !after.has(key))).toEqual([]);
    expect(manifestOf({ folder: join(dir, "second"), digest: "" })).not.toBe(former);
    expect(plannedKeys().filter((key) => !after.has(key))).toEqual([]);

    stack.rolledOut();
    const uids = (all: typeof pods) => all.map(({ metadata }) => [metadata.uid, metadata.generation]);
    expect(uids(stack.get("statefulsets"))).toEqual(uids(sets));
    expect(uids(stack.get("pods"))).toEqual(uids(pods));
    expect(stack.difference()).toEqual(UNCHANGED);
  });
});
