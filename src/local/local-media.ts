import { createSocket } from "node:dgram";
import { join } from "node:path";
import { type Relay, startRelay } from "#edge/media/start-relay.ts";
import { watchMedia } from "#edge/media/watch-media.ts";
import type { LocalStack } from "./local-stack.ts";
import { programPath } from "./program-path.ts";

/** How calls' speech goes on this machine. */
export interface LocalMedia {
  /** Control addresses of the relays. */
  relays: string[];
  /** One sentence about it. */
  note: string;
  stop(): Promise<void>;
}

/** Starts a media relay where a trunk asks for one and rtpengine is installed; without it speech goes directly. */
export async function localMedia({ trunks, media }: LocalStack, runDir: string): Promise<LocalMedia> {
  const direct = (note: string): LocalMedia => ({ relays: [], note, stop: async () => undefined });
  const anchored = trunks.filter((trunk) => trunk.media === "anchored").map(({ id }) => id);
  if (anchored.length === 0) return direct("speech goes from carrier to carrier, as all trunks say");
  const whose = `of ${anchored.join(", ")}`;
  if (!programPath("rtpengine", process.env["PATH"] ?? ""))
    return direct(`speech ${whose} goes directly: rtpengine (rtpengine-daemon) is not installed`);
  const watch = await watchMedia(runDir, 0, () => media.silentS);
  let relay: Relay;
  try {
    const { addresses, ports } = media;
    const place = { controlPort: await freePort(), reportsPort: watch.port, addresses, ports };
    relay = await startRelay({ id: "local", ...place }, join(runDir, "rtpengine.log"));
  } catch (error) {
    await watch.close();
    throw error;
  }
  return {
    relays: [relay.control],
    note: `speech ${whose} goes through rtpengine on ${media.addresses.join(", ")}, ports ${media.ports.from} to ${media.ports.to} (process ${relay.pid})`,
    stop: async () => {
      await relay.stop();
      await watch.close();
    },
  };
}

/** A UDP port of loopback that nobody uses at the moment. */
async function freePort(): Promise<number> {
  const socket = createSocket("udp4");
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  const { port } = socket.address();
  socket.close();
  return port;
}
