import { join } from "node:path";
import { callReport } from "./call-report.ts";
import { MediaLegs, type MediaNote } from "./media-legs.ts";
import { openMediaNotes } from "./media-notes.ts";
import { listenForReports } from "./report-listener.ts";

/** The agent's watch over its node's media relays. */
export interface MediaWatch {
  /** Where relays send their reports, on 127.0.0.1. */
  port: number;
  /** Relays that report now. */
  relays(): number;
  /** Legs that relays carry now. */
  legs(): number;
  close(): Promise<void>;
}

const EVERY_MS = 250;

/**
 * Takes the reports of a node's relays and tells Kamailio, through `media.db` in the node's folder, what each leg's
 * figures were, which relays have died under their calls, and which calls are silent. `silentS` is asked each time,
 * since generations change it; `port` 0 takes any. `failed` gets what keeps a note from being written.
 */
export async function watchMedia(
  folder: string,
  port: number,
  silentS: () => number,
  failed: (error: unknown) => void = () => undefined,
): Promise<MediaWatch> {
  const legs = new MediaLegs();
  let isClosed = false;
  const notes = openMediaNotes(join(folder, "media.db"));
  const tell = (told: readonly MediaNote[]) => {
    try {
      notes.write(told);
    } catch (error) {
      failed(error);
    }
  };
  const listener = await listenForReports(
    port,
    (relay, text) => {
      const report = callReport(text);
      if (report) legs.report(relay, report, performance.now());
    },
    (relay) => tell(legs.relayLost(relay)),
  );
  // Reports that came while this process stood still are read first: their legs have not ended.
  const look = () => setImmediate(() => isClosed || tell(legs.due(performance.now(), silentS() * 1000)));
  const tick = setInterval(look, EVERY_MS);
  tick.unref();
  return {
    port: listener.port,
    relays: listener.relays,
    legs: () => legs.size,
    close: async () => {
      isClosed = true;
      clearInterval(tick);
      await listener.close();
      notes.close();
    },
  };
}
