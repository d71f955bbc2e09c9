import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { type AgentProcess, metric, page, refused, startAgent, taken } from "./agent-process.ts";
import { type CompiledFolder, compiled } from "./generations.ts";
import { type MoodyProxy, startMoodyProxy } from "./moody-proxy.ts";
import { STORES } from "./places.ts";
import { S3_ENVIRONMENT, type S3Server, startS3Server } from "./s3-server.ts";
import { serverProgram } from "./server-program.ts";

const program = serverProgram("versitygw");
const why = program === undefined ? " (skipped: no versitygw, scripts/servers/get builds it with Go)" : "";
const SERVER = 9000;
const PROXY = 9001;

describe.skipIf(program === undefined)(`object storage, by a real S3 server${why}`, () => {
  let dir: string;
  let server: S3Server;
  let proxy: MoodyProxy;
  let agent: AgentProcess;
  let first: CompiledFolder;
  let second: CompiledFolder;
  const start = () => {
    const s3 = ["--s3-endpoint", `http://${STORES}:${PROXY}`, "--s3-region", "us-east-1", "--s3-path-style"];
    const more = [...s3, "--store-timeout", "400ms", "--grace", "0s"];
    agent = startAgent(join(dir, "node"), "s3://generations/production", more, S3_ENVIRONMENT);
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-s3-"));
    first = await compiled(dir, 486);
    second = await compiled(dir, 603);
    server = await startS3Server(program ?? "", dir, STORES, SERVER, "generations");
    proxy = await startMoodyProxy(STORES, PROXY, SERVER);
    start();
  });
  afterAll(async () => {
    agent?.kill("SIGKILL");
    await proxy?.leave();
    await server?.stop();
    rmSync(dir, { recursive: true });
  });

  test("a bucket without a generation: it says that there is none", async () => {
    expect(await agent.says(refused("missing"))).toMatchObject({
      message: expect.stringContaining("s3://generations/production/generation.json is not there"),
    });
  });

  test("a generation is taken over", async () => {
    await server.publish(first, "production");
    expect(await agent.says(taken(first))).toMatchObject({ changed: 2 });
  });

  test("a store that hangs on an object, and an agent killed meanwhile: the next one takes it over whole", async () => {
    proxy.mood = "hangs on objects";
    await server.publish(second, "production");
    await until(
      () => proxy.hanging,
      (count) => count > 0,
    );
    agent.kill("SIGKILL");
    await agent.ended;
    start();
    await agent.says(refused("store"));
    expect(await metric(`hotline_generation_info{generation="${first.digest}"}`)).toBe(1);
    // The first refusal may be of the pointer, on a slow machine.
    await until(
      () => metric("hotline_generation_lag_seconds"),
      (lag) => (lag ?? 0) > 0,
    );
    proxy.mood = "passes";
    expect(await agent.says(taken(second))).toMatchObject({ changed: 1 });
  });

  test("a store that takes requests and never answers: alive, and the metrics count its failures", async () => {
    proxy.mood = "hangs";
    const { message } = await agent.says(refused("store"));
    expect(message).toContain("no answer within 400 ms");
    expect(await page("/healthz")).toEqual({ status: 200, text: "ok" });
    expect(await metric('hotline_generation_failures_total{kind="store"}')).toBeGreaterThan(0);
    expect(await metric(`hotline_generation_info{generation="${second.digest}"}`)).toBe(1);
  });

  test("a store that is away and comes back with another generation", async () => {
    await proxy.leave();
    // What was still asked of it may say first that it was cut off.
    await agent.says((line) => refused("store")(line) && line.message.includes("ECONNREFUSED"));
    await server.publish(first, "production");
    proxy.mood = "passes";
    await proxy.comeBack();
    await agent.says(({ message }) => message === "the store answers again");
    expect(await agent.says(taken(first))).toMatchObject({ changed: 1, fetched: 0 });
  });
});
