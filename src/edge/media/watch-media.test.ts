import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { watchMedia } from "./watch-media.ts";

/** A relay with one leg, in a thread of its own: connects, and reports every 100 ms. */
const relay = `
  const { workerData } = require("node:worker_threads");
  const framed = (type, body) => {
    const { length } = body;
    return Buffer.concat([Buffer.from([type << 4, (length & 127) | 128, length >> 7]), body]);
  };
  const text = (value) => Buffer.concat([Buffer.from([0, value.length]), Buffer.from(value)]);
  const socket = require("node:net").connect(workerData, "127.0.0.1");
  socket.write(framed(1, Buffer.concat([text("MQTT"), Buffer.from([4, 2, 0, 60]), text("relay-0")])));
  const report = JSON.stringify({ call_id: "0123456789abcdef0123456789abcdef-a1", legs: [] });
  setInterval(() => socket.write(framed(3, Buffer.concat([text("calls"), Buffer.from(report)]))), 100);
`;

test("an agent that stood still takes no leg for ended that has been reported meanwhile", async () => {
  const dir = mkdtempSync(join(tmpdir(), "hotline-media-"));
  const watch = await watchMedia(dir, 0, () => 60);
  const worker = new Worker(relay, { eval: true, workerData: watch.port });
  const notes = new DatabaseSync(join(dir, "media.db"));
  try {
    await expect.poll(watch.legs).toBe(1);
    const nobody = new Int32Array(new SharedArrayBuffer(4));
    await new Promise<void>((done) =>
      setImmediate(() => {
        Atomics.wait(nobody, 0, 0, 2800);
        done();
      }),
    );
    await sleep(500);
    expect(notes.prepare("SELECT note FROM notes").all()).toEqual([]);
    expect(watch.legs()).toBe(1);
  } finally {
    await worker.terminate();
    await watch.close();
    notes.close();
    rmSync(dir, { recursive: true });
  }
});
