import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { busyPort } from "./udp-port.ts";

test("a port is free until somebody listens on it, and the holder is named", async () => {
  const socket = createSocket("udp4");
  socket.bind({ address: "127.0.0.1", port: 0 });
  await once(socket, "listening");
  const { port } = socket.address();
  const busy = await busyPort("127.0.0.1", port);
  expect(busy).toMatchObject({ address: "127.0.0.1", port });
  if (process.platform === "linux") expect(busy?.holder?.pid).toBe(process.pid);
  expect(await busyPort("127.0.0.2", port)).toBeUndefined();
  socket.close();
  await once(socket, "close");
  expect(await busyPort("127.0.0.1", port)).toBeUndefined();
});
