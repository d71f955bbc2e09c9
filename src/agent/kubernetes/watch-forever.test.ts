import { createServer } from "node:http";
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

/** What a watch has said of its failures up to a moment. */
async function watched(cluster: KubeConfig, over: (failures: unknown[]) => boolean): Promise<unknown[]> {
  const stop = new AbortController();
  const failures: unknown[] = [];
  const listener = { changed: () => undefined, failed: (error: unknown) => failures.push(error) };
  const ended = watchForever(cluster, "/api", {}, { ...listener, signal: stop.signal });
  await expect.poll(() => over(failures)).toBe(true);
  stop.abort();
  await ended;
  return failures;
}

test("a watch that is closed as soon as it begins is begun again a second later", async () => {
  const asked: number[] = [];
  const server = createServer((_, response) => {
    asked.push(performance.now());
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    expect(await watched(clusterAt(`http://127.0.0.1:${port}`), () => asked.length > 1)).toEqual([]);
    const [first = 0, second = 0] = asked;
    // Timers count in whole milliseconds.
    expect(second - first).toBeGreaterThan(990);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("a token that cannot be read is a failure of the watch, which goes on", async () => {
  const provider = { name: "tokenFile", config: { tokenFile: "/nowhere/token" } };
  expect(await watched(clusterAt("http://127.0.0.1:1", provider), ({ length }) => length > 0)).toEqual([
    expect.objectContaining({ code: "ENOENT" }),
  ]);
});
