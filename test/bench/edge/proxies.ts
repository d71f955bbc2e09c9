import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { answersOptions } from "#edge/answers-options.ts";
import { type Relay, startRelay } from "#edge/media/start-relay.ts";
import { type Edge, startEdge } from "#edge/start-edge.ts";

/** SIP workers of every proxy that is measured. */
export const WORKERS = 2;

/** A proxy under load. */
export interface MeasuredProxy {
  name: string;
  /** Kamailio's main process. */
  pid: number;
  /** Where it takes calls, `address:port`. */
  address: string;
  stop(): Promise<void>;
}

/** Starts the baseline: a Kamailio that relays every call to one target. */
export async function startBareRelay(dir: string): Promise<MeasuredProxy> {
  const [address, port] = ["127.0.20.2", 5060] as const;
  const run = join(dir, "bare");
  mkdirSync(run);
  const cfg = fileURLToPath(new URL("bare.cfg", import.meta.url));
  const defined = [
    `WORKERS=${WORKERS}`,
    `LISTEN_UDP=udp:${address}:${port}`,
    'TARGET="sip:01062345678@127.0.20.12:5090"',
  ];
  const child = spawn(
    "kamailio",
    [
      ...["-f", cfg, "-DD", "-E", "-m", "256", "-M", "16", "-Y", run, "-P", join(run, "kamailio.pid")],
      ...defined.flatMap((each) => ["-A", each]),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  for (let tries = 0; !(await answersOptions(address, port, 200)); tries++) {
    if (tries === 100) throw new Error("the bare relay does not start");
    await sleep(50);
  }
  const stop = async () => void child.kill("SIGTERM");
  return { name: "bare relay", pid: child.pid ?? 0, address: `${address}:${port}`, stop };
}

/** An edge with a media relay beside it, which carries speech once its trunk is anchored. */
export interface MeasuredEdge extends MeasuredProxy {
  edge: Edge;
  relay: Relay;
}

/** Starts the edge on a bundle, with room for so many bytes of lines. */
export async function startMeasuredEdge(dir: string, bundle: string, bytes: number): Promise<MeasuredEdge> {
  const place = { id: "relay", controlPort: 2223, reportsPort: 2224, addresses: ["127.0.20.1"] };
  const relay = await startRelay({ ...place, ports: { from: 20_000, to: 39_999 } }, join(dir, "relay.log"));
  const edge = await startEdge({
    ...{ bundle, bytes, runDir: join(dir, "edge"), workers: WORKERS, relays: [relay.control] },
    ...{ address: "127.0.20.1", port: 5060 },
    // Its shared memory is asked for over SIP from this machine; a call costs no more by it.
    testVectors: fileURLToPath(new URL("../../conformance/", import.meta.url)),
  });
  const stop = async () => {
    await edge.stop();
    await relay.stop();
  };
  return { name: "edge", pid: edge.pid, address: "127.0.20.1:5060", edge, relay, stop };
}
