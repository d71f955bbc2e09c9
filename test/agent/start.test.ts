import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getSetting } from "#edge/node-db/get-setting.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { putSetting } from "#edge/node-db/put-setting.ts";
import { startHotline } from "../run-hotline.ts";
import { until } from "../until.ts";
import { startAgent } from "./agent-process.ts";
import { HTTP_PORT, STORES } from "./places.ts";

// Each waits for the start of a process: side by side.
const aside = test.concurrent;
const root = process.getuid?.() === 0;
let dir = "";
let server: Server;

/** Runs an agent that cannot begin; exit code and what it said. */
async function refusal(node: string, more: string[]): Promise<{ code: number | string; said: string }> {
  const agent = startAgent(node, "file:nowhere", ["--listen", `${STORES}:${HTTP_PORT + 1}`, ...more]);
  const code = await agent.ended;
  return { code, said: agent.lines.map(({ message }) => message).join("\n") };
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "hotline-start-"));
  server = createServer();
  await new Promise<void>((done) => server.listen(HTTP_PORT, STORES, done));
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

aside.each([
  ["an unknown store", ["--store", "ftp:x"], '--store is "ftp:x", but should be file:FOLDER'],
  ["a port in use", ["--listen", `${STORES}:${HTTP_PORT}`], "another process has that port; give --listen"],
  ["an address of no machine here", ["--listen", "203.0.113.9:9400"], "must be an address of this machine"],
  ["an address that is a name", ["--sip", "localhost:5060"], '--sip is "localhost:5060"'],
])("%s: 2, and what to do", async (name, more, sentence) => {
  const { code, said } = await refusal(join(dir, name), more);
  expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(sentence) });
});

aside("a node's folder that is a file: 2", async () => {
  writeFileSync(join(dir, "file"), "");
  const { code, said } = await refusal(join(dir, "file"), []);
  expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining("--node must be a folder") });
});

aside("a node's folder where none can be made: 2, at once", async () => {
  const { code, said } = await refusal("/proc/nope", []);
  expect({ code, said }).toEqual({
    code: 2,
    said: expect.stringContaining("/proc/nope': the folder of --node cannot be made or written"),
  });
});

aside("a second agent on a node's folder: 2, and the first one's node is as it was", async () => {
  const node = join(dir, "shared");
  const peers = join(dir, "shared-peers.json");
  const edges = [{ id: "a", address: "192.0.2.1", port: 5060 }];
  writeFileSync(peers, JSON.stringify(edges));
  const more = ["--listen", `${STORES}:${HTTP_PORT + 3}`, "--peers", peers, "--id", "a", "--grace", "0s"];
  const first = startAgent(node, "file:nowhere", more);
  await first.says(({ message }) => message === "peers");
  const db = openNodeDb(join(node, "node.db"));
  const settings = () => ["self", "peers", "draining"].map((key) => getSetting(db, key));
  const before = settings();
  expect(before).toEqual(["a", edges, false]);
  const { code, said } = await refusal(node, []);
  expect({ code, said }).toEqual({
    code: 2,
    said: `hotline agent: another agent runs on the node folder ${node}: stop that one first, or give --node a folder of its own`,
  });
  expect(settings()).toEqual(before);
  // What Kamailio goes by counts, whoever has written it.
  putSetting(db, "draining", true);
  const ready = await fetch(`http://${STORES}:${HTTP_PORT + 3}/readyz`);
  expect(await ready.text()).toContain("node.db says that the edge is draining");
  db.close();
  // However the first one ends, the next one can begin.
  first.kill("SIGKILL");
  await first.ended;
  const next = startAgent(node, "file:nowhere", more);
  await next.says(({ message }) => message === "peers");
  next.kill("SIGTERM");
  expect(await next.ended).toBe(0);
});

aside("a list of edges that is wrong, and then mended: the agent says so, and takes it", async () => {
  const peers = join(dir, "peers.json");
  const node = join(dir, "with-peers");
  writeFileSync(peers, '[{ "id": "a", "address": "here", "port": 5060 }]');
  const more = ["--listen", `${STORES}:${HTTP_PORT + 2}`, "--peers", peers, "--id", "a", "--grace", "0s"];
  const agent = startAgent(node, "file:nowhere", more);
  await agent.says(({ message }) => message.includes('peer 1: "address" is an IP address'));
  writeFileSync(peers, '[{ "id": "a", "address": "192.0.2.1", "port": 5060 }]');
  await agent.says(({ message }) => message === "peers");
  agent.kill("SIGTERM");
  expect(await agent.ended).toBe(0);
  const db = openNodeDb(join(node, "node.db"));
  expect(getSetting(db, "peers")).toEqual([{ id: "a", address: "192.0.2.1", port: 5060 }]);
  db.close();
});

aside("a log that cannot be written: the agent goes on, and drains when it is asked to", async () => {
  const http = `${STORES}:${HTTP_PORT + 4}`;
  const more = ["--sip", "127.0.0.1:5060", "--listen", http, "--grace", "0s"];
  const agent = spawn(
    "sh",
    [
      "-c",
      'exec "$0" "$@" 2>/dev/full',
      resolve("bin/hotline"),
      "agent",
      "--node",
      join(dir, "full-log"),
    ].concat(["--store", "file:nowhere", ...more]),
  );
  const ended = once(agent, "exit");
  const ready = () => fetch(`http://${http}/readyz`).then(({ status }) => status);
  await until(
    () => ready().catch(() => 0),
    (status) => status === 503,
  );
  agent.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

aside("hotline drain waits ten seconds for an agent that is starting; who only asks does not", async () => {
  const at = ["--listen", `${STORES}:${HTTP_PORT + 5}`];
  const drained = startHotline(["drain", ...at]);
  const agent = startAgent(join(dir, "late"), "file:nowhere", [...at, "--grace", "5s"]);
  expect(await drained).toEqual({ status: 0, stdout: "drained\n", stderr: "" });
  agent.kill("SIGTERM");
  expect(await agent.ended).toBe(0);
  const begun = performance.now();
  const none = { status: 2, stdout: "", stderr: `hotline drain: no agent answers at ${at[1]}\n` };
  expect(await startHotline(["drain", ...at])).toEqual(none);
  expect(performance.now() - begun).toBeGreaterThan(9500);
  expect(await startHotline(["drain", "--no-wait", ...at])).toEqual(none);
});

const unmountable = root ? "" : " (skipped: only root can mount a small file system)";
describe.skipIf(!root)(`a disk that gives nothing${unmountable}`, () => {
  const disk = () => join(dir, "disk");
  const mounted = (options: string) => {
    mkdirSync(disk(), { recursive: true });
    const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk()]);
    if (status !== 0) throw new Error(String(stderr));
  };

  test.each([
    ["is full", "size=64k", "the disk is full"],
    ["may not be written", "ro", "the folder of --node must be writable"],
  ])("one that %s: 2, and what to do", async (_, options, sentence) => {
    mounted(options);
    try {
      if (options !== "ro") spawnSync("dd", ["if=/dev/zero", `of=${join(disk(), "filler")}`, "bs=1k"]);
      const { code, said } = await refusal(disk(), []);
      expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(sentence) });
    } finally {
      spawnSync("umount", [disk()]);
    }
  });
});
