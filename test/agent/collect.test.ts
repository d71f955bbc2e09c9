import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHotline } from "../run-hotline.ts";
import { type CompiledFolder, compiled, manifestOf } from "./generations.ts";
import { STORES } from "./places.ts";
import { S3_ENVIRONMENT, type S3Server, startS3Server } from "./s3-server.ts";
import { serverProgram } from "./server-program.ts";

const program = serverProgram("versitygw");
const why = program === undefined ? " (skipped: no versitygw, scripts/servers/get builds it with Go)" : "";
const PORT = 9002;
const ENDPOINT = `http://${STORES}:${PORT}`;
const BUCKET = "generations";

function collect(...more: string[]) {
  const s3 = ["--s3-endpoint", ENDPOINT, "--s3-region", "us-east-1", "--s3-path-style", "--json"];
  return runHotline(["collect", `s3://${BUCKET}/production`, ...s3, ...more], { env: S3_ENVIRONMENT });
}

function collected(...more: string[]): { mark: string[]; unmark: string[]; remove: string[] } {
  const run = collect(...more);
  expect(run).toMatchObject({ status: 0, stderr: "" });
  return JSON.parse(run.stdout);
}

const digestsOf = (generation: CompiledFolder): string[] => {
  const { node, areas, shards }: { node: string; areas: string; shards: { sha256: string }[] } = JSON.parse(
    manifestOf(generation),
  );
  return [node, areas, ...shards.map(({ sha256 }) => sha256)].toSorted();
};

describe.skipIf(program === undefined)(`hotline collect, on a real S3 server${why}`, () => {
  let dir: string;
  let server: S3Server;
  let first: CompiledFolder;
  let second: CompiledFolder;
  const client = new S3Client({
    endpoint: ENDPOINT,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: {
      accessKeyId: S3_ENVIRONMENT.AWS_ACCESS_KEY_ID,
      secretAccessKey: S3_ENVIRONMENT.AWS_SECRET_ACCESS_KEY,
    },
  });
  const point = (to: CompiledFolder) =>
    client.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: "production/generation.json", Body: manifestOf(to) }),
    );
  const there = async () => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: "production/objects/" }),
    );
    return Contents.map(({ Key = "" }) => Key.slice("production/objects/".length)).toSorted();
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-collect-"));
    first = await compiled(dir, 486);
    second = await compiled(dir, 603);
    server = await startS3Server(program ?? "", dir, STORES, PORT, BUCKET);
    await server.publish(first, "production");
    await server.publish(second, "production");
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(dir, { recursive: true });
  });

  test("what only an older pointer names is noted, then removed; a roll back takes the note off", async () => {
    const all = await there();
    const old = digestsOf(first).filter((digest) => !digestsOf(second).includes(digest));
    const young = digestsOf(second).filter((digest) => !digestsOf(first).includes(digest));
    expect(old).toHaveLength(1);

    expect(collected("--dry-run")).toMatchObject({ mark: old, unmark: [], remove: [] });
    expect(collected()).toMatchObject({ mark: old, unmark: [], remove: [] });
    expect(collected()).toMatchObject({ mark: [], unmark: [], remove: [] });
    expect(await there()).toEqual(all);

    await point(first);
    expect(collected("--keep", "0s")).toMatchObject({ mark: young, unmark: old, remove: [] });
    await point(second);
    expect(collected("--keep", "0s")).toMatchObject({ mark: old, unmark: young, remove: [] });
    expect(collected("--keep", "0s", "--dry-run")).toMatchObject({ mark: [], remove: old });
    expect(await there()).toEqual(all);
    expect(collected("--keep", "0s")).toMatchObject({ mark: [], remove: old });
    expect(await there()).toEqual(digestsOf(second));
  });

  test("a store that lacks what its pointer names, has none, or is away: nothing is done", async () => {
    const [some = ""] = digestsOf(second);
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: `production/objects/${some}` }));
    const left = await there();
    const broken = collect("--keep", "0s");
    expect(broken).toMatchObject({ status: 1, stdout: "" });
    expect(broken.stderr).toContain("names objects that are not there");
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "production/generation.json" }));
    const none = collect("--keep", "0s");
    expect(none).toMatchObject({ status: 2, stdout: "" });
    expect(none.stderr).toContain("generation.json is not there");
    expect(await there()).toEqual(left);
    expect(collect("--s3-endpoint", `http://${STORES}:9`)).toMatchObject({ status: 2, stdout: "" });
  });
});

test.each([
  [["file:build/local"], "only those of s3:// and configmap:"],
  [["nowhere"], "--store is"],
  [["configmap:a/b", "--keep", "7d"], "--keep is"],
])("hotline collect %j is a wrong call", (args, says) => {
  const run = runHotline(["collect", ...args]);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toContain(says);
});
