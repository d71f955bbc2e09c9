import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeFolder } from "#edge/node-folder.ts";
import { ownSecrets } from "#edge/own-secrets.ts";
import { type Kamailio, startKamailio } from "#edge/start-kamailio.ts";
import { processesOf } from "../processes.ts";
import { EDGE, SIP_PORT } from "./places.ts";

/** A node of these tests: its folder, a folder store, and a Kamailio that waits for an agent. */
export interface TestNode {
  dir: string;
  folder: string;
  store: string;
  kamailio: Kamailio;
  restartKamailio(): Promise<void>;
  /** Stops Kamailio's processes where they are; answers what lets them go on. */
  hangingKamailio(): () => void;
  stop(): Promise<void>;
}

export async function startNode(): Promise<TestNode> {
  const dir = mkdtempSync(join(tmpdir(), "hotline-agent-"));
  const store = join(dir, "store");
  const node = join(dir, "node");
  mkdirSync(store);
  const folder = nodeFolder(node, await ownSecrets(node));
  mkdirSync(folder.spool, { recursive: true });
  const both = (["udp", "tcp"] as const).map((transport) => ({ transport, address: EDGE, port: SIP_PORT }));
  const start = () => startKamailio(folder, { listeners: both, bytes: 100_000 });
  const running = { dir, folder: node, store, kamailio: start() };
  return Object.assign(running, {
    restartKamailio: async () => {
      await running.kamailio.stop();
      running.kamailio = start();
    },
    hangingKamailio: () => {
      const group = processesOf(running.kamailio.pid);
      for (const pid of group) process.kill(pid, "SIGSTOP");
      return () => {
        for (const pid of group) process.kill(pid, "SIGCONT");
      };
    },
    stop: async () => {
      await running.kamailio.stop();
      rmSync(dir, { recursive: true });
    },
  });
}
