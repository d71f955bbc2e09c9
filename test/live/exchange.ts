import { createSocket } from "node:dgram";
import { once } from "node:events";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";

/** A call that rang at the exchange. */
interface Rung {
  /** Which user rang, for which number it was, and when (milliseconds since 1970). */
  user: string;
  callId: string;
  number: string;
  atMs: number;
}

/** An exchange whose every user rings, and picks up calls of a load (call-load.ts). */
export interface Exchange {
  rung(): readonly Rung[];
  close(): void;
}

const TO_ANSWER_MS = 200;
const RESEND_MS = 500;

export async function openExchange(address: string): Promise<Exchange> {
  const socket = createSocket("udp4");
  const rung: Rung[] = [];
  const pending = new Map<string, NodeJS.Timeout>();
  socket.on("message", (data, from) => {
    const message = parseSip(data.toString());
    if (!message || message.start.startsWith("SIP/2.0")) return;
    const id = `${message.headers["call-id"]} ${/sip:([^@]+)@/.exec(message.start)?.[1]}`;
    const [method = "", uri = ""] = message.start.split(" ");
    const user = /^sip:([^@]+)@/.exec(uri)?.[1] ?? "";
    const contact: [string, string][] = [["Contact", `<sip:${user}@${address}:5090>`]];
    const tag = id.replace(/\W/g, "");
    const reply = (status: string, of = message) =>
      socket.send(replyTo(of, status, tag, contact), from.port, from.address);
    if (method === "ACK" || method === "CANCEL" || method === "BYE") {
      clearTimeout(pending.get(id));
      pending.delete(id);
    }
    if (method === "ACK") return;
    if (method !== "INVITE") {
      reply("200 OK");
      if (method === "CANCEL") reply("487 Request Terminated", asInvite(message));
      return;
    }
    reply("180 Ringing");
    if (pending.has(id)) return;
    rung.push({
      user,
      callId: message.headers["call-id"]?.[0] ?? "",
      number: /sip:\+?(\d+)@/.exec(message.headers["to"]?.[0] ?? "")?.[1] ?? "",
      atMs: Date.now(),
    });
    if (!id.startsWith("load")) return;
    const answer = () => {
      reply("200 OK");
      pending.set(id, setTimeout(answer, RESEND_MS));
    };
    pending.set(id, setTimeout(answer, TO_ANSWER_MS));
  });
  socket.bind(5090, address);
  await once(socket, "listening");
  socket.setRecvBufferSize(8 * 1024 * 1024);
  return {
    rung: () => rung,
    close: () => {
      for (const timer of pending.values()) clearTimeout(timer);
      socket.close();
    },
  };
}

type Message = NonNullable<ReturnType<typeof parseSip>>;

/** The INVITE that a CANCEL is about, as far as a reply needs it. */
function asInvite(cancel: Message): Message {
  const cseq = (cancel.headers["cseq"] ?? []).map((value) => value.replace("CANCEL", "INVITE"));
  return { ...cancel, headers: { ...cancel.headers, cseq } };
}
