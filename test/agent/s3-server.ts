import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { until } from "../until.ts";
import { type CompiledFolder, manifestOf } from "./generations.ts";

/** Of the tests' own server. */
export const S3_ENVIRONMENT = { AWS_ACCESS_KEY_ID: "tests", AWS_SECRET_ACCESS_KEY: "tests-secret" };

/** A real S3 server with one bucket. */
export interface S3Server {
  /** Puts objects and pointer below a prefix, the pointer last. */
  publish(generation: CompiledFolder, prefix: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startS3Server(
  program: string,
  dir: string,
  address: string,
  port: number,
  bucket: string,
): Promise<S3Server> {
  mkdirSync(join(dir, "s3"), { recursive: true });
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = S3_ENVIRONMENT;
  const keys = ["--access", accessKeyId, "--secret", secretAccessKey];
  const place = ["--port", `${address}:${port}`, "--region", "us-east-1"];
  const server = spawn(program, [...keys, ...place, "--quiet", "posix", join(dir, "s3")], {
    stdio: "ignore",
  });
  const client = new S3Client({
    endpoint: `http://${address}:${port}`,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  const put = (Key: string, Body: Buffer | string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  const create = () => client.send(new CreateBucketCommand({ Bucket: bucket }));
  await until(
    () =>
      create().then(
        () => true,
        () => false,
      ),
    (created) => created,
  );
  return {
    publish: async (generation, prefix) => {
      const below = prefix === "" ? "" : `${prefix}/`;
      const objects = join(generation.folder, "objects");
      for (const name of readdirSync(objects))
        await put(`${below}objects/${name}`, readFileSync(join(objects, name)));
      await put(`${below}generation.json`, manifestOf(generation));
    },
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}
