import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { SpoolCare, type SpoolCareOptions } from "#agent/spool/spool-care.ts";
import type { CallEvent } from "#edge/call-event.types.ts";
import { readSpool } from "#edge/read-spool.ts";
import { type Edge, type EdgeOptions, startEdge } from "#edge/start-edge.ts";
import type { PhoneBehaviour } from "#local/phones/phone-call.ts";
import { type Phones, startPhones } from "#local/phones/phones.ts";
import { writeBundle } from "../write-bundle.ts";

export const EDGE = "127.0.7.1";
export const NORTH = "127.0.7.11";
const SOUTH = "127.0.7.12";
const PORT = 5060;

/** Folder of their stack. */
export const STACK = fileURLToPath(new URL("./stack", import.meta.url));

/** The stack of these tests on disk, and the phones of both its carriers. */
export interface SpoolRun {
  dir: string;
  /** Starts an edge in the folder `name`, again where there was one. */
  start(name: string, options?: Partial<EdgeOptions>): Promise<Edge>;
  phones: Phones;
  stop(): Promise<void>;
}

/** Compiles `test/spool/stack` and starts the phones: all answer, but for those said otherwise by subscriber number. */
export async function spoolRun(behaviours: Record<number, PhoneBehaviour> = {}): Promise<SpoolRun> {
  const dir = await mkdtemp(join(tmpdir(), "hotline-spool-"));
  await writeBundle(STACK, join(dir, "bundle"));
  const names = Array.from({ length: 12 }, (_, n) => n + 1);
  const book = (write: (n: number) => string) =>
    Object.fromEntries(names.map((n) => [write(n), behaviours[n] ?? "answer"]));
  const subscriber = (n: number) => `106234${String(n).padStart(4, "0")}`;
  const [north, south] = await Promise.all([
    startPhones({ address: NORTH, port: 5090, phones: book((n) => `0${subscriber(n)}`) }),
    startPhones({ address: SOUTH, port: 5090, phones: book((n) => `+86${subscriber(n)}`) }),
  ]);
  return {
    dir,
    phones: north,
    start: async (name, options = {}) => {
      const runDir = join(dir, name);
      await mkdir(runDir, { recursive: true });
      return startEdge({
        ...{ bundle: join(dir, "bundle"), runDir, address: EDGE, port: PORT },
        ...{ testClock: true, ...options },
      });
    },
    stop: async () => {
      await Promise.all([north.stop(), south.stop()]);
      await rm(dir, { recursive: true });
    },
  };
}

/** Steps of an agent's care until what is waited for is there; after twenty seconds as it is. */
export async function careUntil(
  options: SpoolCareOptions,
  reached: (care: SpoolCare) => boolean | Promise<boolean>,
): Promise<SpoolCare> {
  const care = new SpoolCare(options);
  for (let round = 0; round < 400; round++) {
    await care.step();
    if (await reached(care)) break;
    await sleep(50);
  }
  return care;
}

/** Events of each call of a spool by the SIP Call-ID that its caller used. */
export async function callsOf(spool: string): Promise<Map<string, CallEvent[]>> {
  const { calls } = await readSpool(spool);
  const bySip = new Map<string, CallEvent[]>();
  for (const events of calls.values()) {
    const invite = events.find((event) => event.event === "invite");
    if (invite) bySip.set(invite.sipCallId, events);
  }
  return bySip;
}
