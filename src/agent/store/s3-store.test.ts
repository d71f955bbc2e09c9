import { createServer } from "node:http";
import { expect, test, vi } from "vitest";
import { s3Store } from "./s3-store.ts";
import { MAX_POINTER_BYTES } from "./store.ts";
import { within } from "./within.ts";

test.each([
  ["that says so", { "content-length": MAX_POINTER_BYTES + 1 }],
  [
    "that a checksum goes with",
    { "content-length": MAX_POINTER_BYTES + 1, "x-amz-checksum-crc32": "AAAAAA==" },
  ],
  ["that does not say so", {}],
])("answers that are too long, %s, cost no connection: the next one is read", async (_, headers) => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "tests");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "tests-secret");
  let isLong = true;
  const server = createServer((_request, response) => {
    response.writeHead(200, { etag: '"a"', ...(isLong ? headers : {}) });
    response.end(isLong ? Buffer.alloc(MAX_POINTER_BYTES + 1) : "short");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const endpoint = `http://127.0.0.1:${port}`;
    const store = s3Store({ ...{ bucket: "bucket", prefix: "", region: "r", pathStyle: true }, endpoint });
    const pointer = () => within(10_000, "the pointer", (signal) => store.pointer(undefined, signal));
    // As many as the client has connections, and one.
    for (let time = 0; time < 51; time++) await expect(pointer()).rejects.toThrow("more than");
    isLong = false;
    expect(await pointer()).toEqual({ text: "short", version: '"a"' });
  } finally {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  }
});
