import type { CallEvent } from "#edge/call-event.types.ts";
import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip } from "#local/phones/sip-text.ts";
import { expectHandCall, recordOf } from "./by-hand.ts";
import { BY_HAND, NORTH } from "./carriers.ts";
import type { StatedCall } from "./expect-call.ts";
import type { HandPhone } from "./hand-phone.ts";
import { handPhone, withinDialog } from "./hand-phone.ts";
import { Inbox } from "./inbox.ts";
import type { SipSocket } from "./sip-socket.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

/** One of several calls that go on at once between the same caller and target, moved message by message. */
export interface SideCall {
  caller: HandPhone;
  target: HandPhone;
  /** Contacts of both, without scheme. */
  here: string;
  there: string;
  /** The INVITE as the caller sent it and as the target took it, and the answer as the caller took it. */
  text: string;
  first: SipText;
  answer: SipText;
  record(): Promise<CallEvent[]>;
  /** Fails unless what came of it is, or comes to be, as stated. */
  expectCall(stated: StatedCall): Promise<void>;
}

/** Both ends of several calls at once. */
export interface Sides {
  /** Places a call and has it answered with more headers; acknowledged, unless `acknowledged` is false. */
  call(more?: { asked?: string[]; told?: [string, string][]; acknowledged?: boolean }): Promise<SideCall>;
  /** Places a call that nobody has answered yet. */
  ring(asked?: string[]): Promise<Omit<SideCall, "answer">>;
  close(): void;
}

/** Opens them at an edge: number 4006000029, whose target is at port 5090. */
export async function openSides(edge: Edge): Promise<Sides> {
  const [ours, theirs] = [await openSipSocket(NORTH, edge), await openSipSocket(BY_HAND, edge, 5090)];
  const [callers, targets] = [byCallId(ours), byCallId(theirs)];
  const [here, there] = [`raw@${NORTH}:${ours.port}`, `desk@${BY_HAND}:5090`];
  const ring: Sides["ring"] = async (asked = []) => {
    const from = { address: NORTH, port: ours.port };
    const uri = `sip:4006000029@${edge.address}:${edge.port}`;
    const text = sipRequest("INVITE", from, { uri, headers: asked });
    const id = parseSip(text)?.headers["call-id"]?.[0] ?? "";
    const [caller, target] = [handPhone(callers.of(id), here), handPhone(targets.of(id), there)];
    caller.send(text);
    const first = await target.takes(/^INVITE /);
    return {
      ...{ caller, target, here, there, text, first, record: () => recordOf(edge, text) },
      expectCall: (stated) => expectHandCall(edge, text, { caller, target }, stated, 20_000),
    };
  };
  return {
    ring,
    call: async ({ asked, told, acknowledged = true } = {}) => {
      const ringing = await ring(asked);
      const { caller, target, first } = ringing;
      target.replies(first, "200 OK", told);
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      if (acknowledged) {
        caller.send(withinDialog("ACK", 1, answer, here));
        await target.takes(/^ACK /);
      }
      return { ...ringing, answer };
    },
    close: () => {
      callers.close();
      targets.close();
    },
  };
}

/** Gives each Call-ID's messages on a socket to a reader of its own. */
function byCallId(socket: SipSocket): { of(id: string): SipSocket; close(): void } {
  const inboxes = new Map<string, Inbox>();
  const inbox = (id: string) => {
    const known = inboxes.get(id) ?? new Inbox();
    inboxes.set(id, known);
    return known;
  };
  let open = true;
  const deliver = async (): Promise<void> => {
    while (open) {
      const text = await socket.receive(500);
      if (text === undefined) continue;
      inbox(parseSip(text)?.headers["call-id"]?.[0] ?? "").put(text);
    }
  };
  void deliver();
  return {
    of: (id) => ({
      port: socket.port,
      send: (data) => socket.send(data),
      receive: (withinMs) => inbox(id).take(withinMs),
      close: () => undefined,
    }),
    close: () => {
      open = false;
      socket.close();
    },
  };
}
