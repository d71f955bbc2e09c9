import { createSocket } from "node:dgram";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./until.ts";

/** What a voice is to say. */
interface Speech {
  /** Packets of 20 ms. */
  packets: number;
  /** Every so many packets one is not sent; none by default. */
  dropEvery?: number;
  /** Each packet is late by up to so many milliseconds. */
  jitterMs?: number;
}

/** What was truly sent. */
interface Said {
  sent: number;
  dropped: number;
  /** RFC 3550's interarrival jitter as it leaves here, mean over its samples, milliseconds. */
  jitterMs: number;
}

/** One end of a conversation: RTP with A-law, whose samples all are one byte, so that who hears it knows who spoke. */
export interface Voice {
  port: number;
  sdp(more?: string[]): string;
  /** Sends to where the other side's SDP says; ends early when `hush` is called. */
  speak(to: string, speech: Speech): Promise<Said>;
  hush(): void;
  /** What was heard, once it is so many packets: their number by `address:port of the sender, byte`. */
  hears(packets: number): Promise<[string, number][]>;
  /** How many packets were heard. */
  heard(): number;
  close(): void;
}

const SAMPLES = 160;

export async function openVoice(address: string, mark: number): Promise<Voice> {
  const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
  const heard = new Map<string, number>();
  socket.on("message", (data, from) => {
    const key = `${from.address}:${from.port} ${data[12]}`;
    heard.set(key, (heard.get(key) ?? 0) + 1);
  });
  await new Promise<void>((done) => socket.bind(0, address, done));
  const { port } = socket.address();
  const family = address.includes(":") ? "IP6" : "IP4";
  const count = () => [...heard.values()].reduce((sum, each) => sum + each, 0);
  let hushed = false;
  let number = Math.floor(Math.random() * 60_000);
  const ssrc = Math.floor(Math.random() * 0xffffffff);
  const packet = () => {
    const bytes = Buffer.alloc(12 + SAMPLES, mark);
    bytes.writeUInt16BE(0x8008, 0);
    bytes.writeUInt16BE(number & 0xffff, 2);
    bytes.writeUInt32BE((number * SAMPLES) >>> 0, 4);
    bytes.writeUInt32BE(ssrc, 8);
    return bytes;
  };
  return {
    port,
    sdp: (more = []) =>
      [
        "v=0",
        `o=alice@${address} 20 1 IN ${family} ${address}`,
        `s=at ${address}`,
        `c=IN ${family} ${address}`,
        "t=0 0",
        `m=audio ${port} RTP/AVP 8 101`,
        "a=rtpmap:8 PCMA/8000",
        "a=rtpmap:101 telephone-event/8000",
        "a=fmtp:101 0-15",
        "a=ptime:20",
        ...more,
        "",
      ].join("\r\n"),
    speak: async (to, { packets, dropEvery, jitterMs = 0 }) => {
      const { host, port: there } = mediaOf(to);
      const began = performance.now();
      const said: Said = { sent: 0, dropped: 0, jitterMs: 0 };
      let transit: number | undefined;
      let estimate = 0;
      let sum = 0;
      for (let index = 0; index < packets && !hushed; index++, number++) {
        const due = began + index * 20 + jitterMs * noise(index);
        const wait = due - performance.now();
        if (wait > 0) await sleep(wait);
        if (dropEvery && index % dropEvery === dropEvery - 1) {
          said.dropped += 1;
          continue;
        }
        socket.send(packet(), there, host);
        said.sent += 1;
        const now = performance.now() - index * 20;
        if (transit !== undefined) estimate += (Math.abs(now - transit) - estimate) / 16;
        transit = now;
        sum += estimate;
      }
      said.jitterMs = sum / Math.max(1, said.sent);
      return said;
    },
    hush: () => {
      hushed = true;
    },
    hears: async (packets) => {
      await until(`${packets} packets of speech`, () => count() >= packets || undefined);
      return [...heard];
    },
    heard: count,
    close: () => {
      hushed = true;
      socket.close();
    },
  };
}

/** Where an SDP wants its audio. */
export function mediaOf(sdp: string): { host: string; port: number } {
  const host = /^c=IN IP[46] (\S+)/m.exec(sdp)?.[1] ?? "";
  return { host, port: Number(/^m=audio (\d+)/m.exec(sdp)?.[1] ?? 0) };
}

/** In [0, 1), the same every time. */
function noise(index: number): number {
  return ((index * 7919 + 104_729) % 1009) / 1009;
}
