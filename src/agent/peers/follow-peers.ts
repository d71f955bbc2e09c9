import { BackOff } from "../back-off.ts";
import type { Log } from "../log.ts";
import { StandingProblem } from "../standing-problem.ts";
import { within } from "../store/within.ts";
import { wakeable } from "../wakeable.ts";
import type { Peer } from "./peer.ts";
import type { PeerSource } from "./peer-source.ts";

const LIMIT_MS = 10_000;

/**
 * Says the edges of the pool to `take` whenever they change, until the signal. While nobody knows them, those known last
 * stay: an edge that is gone is found out by its health.
 */
export async function followPeers(
  source: PeerSource,
  take: (peers: Peer[]) => Promise<unknown>,
  { log, signal, failed }: { log: Log; signal: AbortSignal; failed: () => void },
): Promise<void> {
  const problem = new StandingProblem(log);
  const backOff = new BackOff();
  const bell = wakeable(signal);
  source.watch(bell.ring, failed, signal);
  let known: string | undefined;
  while (!signal.aborted) {
    let waitMs = source.pollMs;
    try {
      const peers = await within(LIMIT_MS, source.name, (request) => source.read(request));
      const text = JSON.stringify(peers);
      if (text !== known) {
        await take(peers);
        log.info("peers", { edges: peers.length, ids: peers.map(({ id }) => id).join(" ") });
      }
      known = text;
      backOff.succeeded();
      problem.isOver("peers are known again", { source: source.name });
    } catch (error) {
      failed();
      const message = error instanceof Error ? error.message : String(error);
      problem.is(`peers stay as they are: ${message}`, { source: source.name });
      waitMs = backOff.afterFailure();
    }
    await bell.wait(waitMs);
  }
}
