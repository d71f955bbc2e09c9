import { createServer } from "node:http";
import { KubeConfig } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { endpointSlicePeers } from "../peers/endpointslice-peers.ts";
import { configMapStore } from "../store/configmap-store.ts";

test("what the API server refuses is said in the same words each time, whatever headers it has", async () => {
  let answers = 0;
  const server = createServer((_, response) => {
    const headers = { "content-type": "application/json", "audit-id": String(answers++) };
    const message = 'configmaps "generation" is forbidden';
    response.writeHead(403, headers).end(JSON.stringify({ kind: "Status", message, code: 403 }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const cluster = new KubeConfig();
    cluster.loadFromClusterAndUser(
      { name: "c", server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
      { name: "u" },
    );
    const { signal } = new AbortController();
    const said = 'HTTP 403: configmaps "generation" is forbidden';
    const pointer = configMapStore(cluster, "edge", "generation").pointer(undefined, signal);
    await expect(pointer).rejects.toThrow(new Error(said));
    await expect(endpointSlicePeers(cluster, "edge", "sip", "IPv4").read(signal)).rejects.toThrow(
      new Error(said),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
