import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { KubeConfig } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { watchForever } from "./watch-forever.ts";

function clusterAt(server: string, authProvider?: unknown): KubeConfig {
  const cluster = new KubeConfig();
  cluster.loadFromOptions({
    clusters: [{ name: "c", server, skipTLSVerify: true }],
    users: [{ name: "u", authProvider }],
    contexts: [{ name: "x", cluster: "c", user: "u" }],
    currentContext: "x",
  });
  return cluster;
}

async function watched(cluster: KubeConfig, ms: number): Promise<unknown[]> {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const listener = { changed: () => undefined, failed: (error: unknown) => failures.push(error) };
  const ended = watchForever(cluster, "/api", {}, { ...listener, signal: stop.signal });
  await sleep(ms);
  stop.abort();
  await ended;
  return failures;
}

test("a watch that is closed as soon as it begins is begun again a second later", async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    expect(await watched(clusterAt(`http://127.0.0.1:${port}`), 1500)).toEqual([]);
    expect(asked).toBe(2);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("a token that cannot be read is a failure of the watch, which goes on", async () => {
  const provider = { name: "tokenFile", config: { tokenFile: "/nowhere/token" } };
  expect(await watched(clusterAt("http://127.0.0.1:1", provider), 100)).toEqual([
    expect.objectContaining({ code: "ENOENT" }),
  ]);
});
