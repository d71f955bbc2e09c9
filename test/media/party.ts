import type { Edge } from "#edge/start-edge.ts";
import { parseSip, replyTo, type SipText, sipText } from "#local/phones/sip-text.ts";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { openVoice, type Voice } from "./voice.ts";

/** A telephone with a voice, whose every message a test sends and takes itself. */
export interface Party {
  voice: Voice;
  /** Calls a number; `sdp` its own by default, none for an empty text. */
  invites(number: string, sdp?: string): SipText;
  takes(start: RegExp, withinMs?: number): Promise<SipText>;
  /** The answer to the INVITE or re-INVITE with this CSeq. */
  answered(cseq: number): Promise<SipText>;
  replies(request: SipText, status: string, sdp?: string, tag?: string, more?: [string, string][]): void;
  /** A request in the dialog of an answer; by the target with the INVITE that it took. */
  within(method: string, cseq: number, answer: SipText, more?: { byTarget?: SipText; sdp?: string }): void;
  cancels(invite: SipText): void;
  /** What it has sent and got of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

/** Opens a telephone at an address; `port` 0 takes any. `heard` is told every datagram of SIP. */
export async function openParty(
  address: string,
  edge: Pick<Edge, "address" | "port">,
  mark: number,
  port = 0,
  heard?: (text: string) => void,
): Promise<Party> {
  const socket = await openSipSocket(address, edge, port, heard);
  const voice = await openVoice(address, mark);
  const contact = `party@${address}:${socket.port}`;
  const phone = handPhone(socket, contact);
  const sdpHeader: [string, string] = ["Content-Type", "application/sdp"];
  return {
    voice,
    invites: (number, sdp = voice.sdp()) => {
      const text = sipRequest(
        "INVITE",
        { address, port: socket.port },
        {
          uri: `sip:${number}@${edge.address}:${edge.port}`,
          ...(sdp === "" ? {} : { headers: ["Content-Type: application/sdp"], body: sdp }),
        },
      );
      phone.send(text);
      return parsed(text);
    },
    takes: phone.takes,
    sip: phone.sip,
    answered: async (cseq) => {
      for (;;) {
        const message = await phone.takes(/^SIP\/2\.0 200 /);
        if (message.headers["cseq"]?.[0]?.startsWith(`${cseq} `)) return message;
      }
    },
    replies: (request, status, sdp, tag = `party-${mark}`, more = []) => {
      const headers: [string, string][] = [["Contact", `<sip:${contact}>`], ...more];
      phone.send(replyTo(request, status, tag, sdp === undefined ? headers : [...headers, sdpHeader], sdp));
    },
    within: (method, cseq, answer, { byTarget, sdp } = {}) => {
      const bare = parsed(withinDialog(method, cseq, answer, contact, byTarget ? { byTarget } : {}));
      const headers = Object.entries(bare.headers).flatMap(([name, values]) =>
        name === "content-length" ? [] : values.map((value): [string, string] => [name, value]),
      );
      phone.send(sipText(bare.start, sdp === undefined ? headers : [...headers, sdpHeader], sdp));
    },
    cancels: (invite) => {
      const { via, from, to, cseq } = invite.headers;
      phone.send(
        sipText(invite.start.replace("INVITE", "CANCEL"), [
          ["Via", via?.[0] ?? ""],
          ["Max-Forwards", "70"],
          ["From", from?.[0] ?? ""],
          ["To", to?.[0] ?? ""],
          ["Call-ID", invite.headers["call-id"]?.[0] ?? ""],
          ["CSeq", (cseq?.[0] ?? "").replace("INVITE", "CANCEL")],
        ]),
      );
    },
    close: () => {
      phone.close();
      voice.close();
    },
  };
}

function parsed(text: string): SipText {
  const message = parseSip(text);
  if (!message) throw new Error(`no SIP: ${text}`);
  return message;
}
