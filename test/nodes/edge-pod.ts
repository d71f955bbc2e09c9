import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asPod, POD_USER, type PodMounts } from "./as-pod.ts";
import type { TranslatedNet } from "./translated-net.ts";

type Container = "kamailio" | "rtpengine" | "agent";

/** An edge's pod: its three containers on one machine. */
export interface EdgePod {
  mounts: PodMounts;
  pid(container: Container): number;
  /** Starts a container, or starts it again with more environment. */
  start(container: Container, more?: Record<string, string>): void;
  /** Asks it to end; answers its exit code. */
  stop(container: Container): Promise<number | string>;
  /** A page of the agent; status 0 where nobody answers. */
  page(path: string): Promise<{ status: number; text: string }>;
  log(container: Container): string;
  stopAll(): Promise<void>;
}

/** What all edges of a platform share. */
export function makeMounts(dir: string, edge: number, key: string): PodMounts {
  const folder = (name: string) => {
    const path = join(dir, `edge-${edge}`, name);
    mkdirSync(path, { recursive: true });
    chownSync(path, POD_USER, POD_USER);
    return path;
  };
  const mounts = { node: folder("node"), secrets: folder("secrets"), store: join(dir, "store") };
  for (const [name, text] of Object.entries({ "edge-key": key, "trunk-mobile": "secret" })) {
    writeFileSync(join(mounts.secrets, name), text, { mode: 0o400 });
    chownSync(join(mounts.secrets, name), POD_USER, POD_USER);
  }
  return mounts;
}

/** A key for `edge-key`. */
export const newKey = () => randomBytes(32).toString("hex");

/** An edge's pod on its machine, with the store and the list of edges in `/run/store`; nothing runs yet. */
export function edgePod(net: TranslatedNet, edge: number, mounts: PodMounts, dir: string): EdgePod {
  const running = new Map<Container, ChildProcess>();
  const env = {
    ...{ HOTLINE_NODE: "/run/hotline", HOTLINE_SECRETS: "/run/secrets", HOTLINE_EDGES: net.edges },
    ...{
      HOTLINE_STORE: "file:/run/store",
      HOTLINE_PEERS: "/run/store/peers.json",
      HOTLINE_ID: `edge-${edge}`,
    },
    ...{ HOTLINE_LISTEN: "0.0.0.0:9400", HOTLINE_RELAYS: "127.0.0.1:2223", HOTLINE_MEDIA_REPORTS: "2230" },
    ...{ HOTLINE_MEDIA_PORTS: "30000-30999", HOTLINE_GRACE: "20s" },
  };
  const logOf = (container: Container) => join(dir, `edge-${edge}`, `${container}.log`);
  const pod: EdgePod = {
    mounts,
    pid: (container) => running.get(container)?.pid ?? 0,
    start: (container, more = {}) => {
      const output = openSync(logOf(container), "a");
      const command = asPod(mounts, { ...env, ...more }, ["/opt/hotline/bin/hotline", container]);
      const [program = "", ...args] = [...net.on(edge), ...command];
      running.set(container, spawn(program, args, { stdio: ["ignore", output, output] }));
    },
    stop: async (container) => {
      const child = running.get(container);
      if (!child) return "not started";
      if (child.exitCode !== null || child.signalCode !== null)
        return child.exitCode ?? String(child.signalCode);
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const [code, signal] = await ended;
      return code ?? signal;
    },
    page: async (path) => {
      try {
        const url = `http://${net.publicAddress(edge)}:9400${path}`;
        const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
        return { status: response.status, text: (await response.text()).trim() };
      } catch {
        return { status: 0, text: "" };
      }
    },
    log: (container) => readFileSync(logOf(container), "utf8"),
    stopAll: async () => {
      running.get("agent")?.kill("SIGKILL");
      await Promise.all([pod.stop("kamailio"), pod.stop("rtpengine")]);
    },
  };
  return pod;
}
