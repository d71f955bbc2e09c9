import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { replyTo, type SipText } from "#local/phones/sip-text.ts";
import { callInSpool } from "../calls/call-in-spool.ts";
import { expectCall, type SeenCall, type StatedCall } from "../calls/expect-call.ts";
import { withinDialog } from "../calls/hand-phone.ts";
import { invite } from "../edges/carrier.ts";
import { overTcp } from "../edges/over-tcp.ts";
import { eventually } from "../eventually.ts";
import { callId, converse, hangUp } from "../media/conversation.ts";
import { openParty, type Party } from "../media/party.ts";
import { mediaOf } from "../media/voice.ts";
import type { NodesRun } from "./nodes.test.ts";
import { OUTER, PRIVATE } from "./translated-net.ts";

const UNICOM = `${OUTER}.101`;
const TELECOM = `${OUTER}.102`;
/** As rendezvous hashing has it, of edge-0 and edge-1. */
const NUMBER_OF = ["4006000002", "4006000001"] as const;
const FILE_OF = ["enterprises/number-2.yaml", "enterprises/number-1.yaml"] as const;
const stack = fileURLToPath(new URL("./stack", import.meta.url));

/** Registers the tests that nobody outside ever sees an edge's own address. */
export function testHiddenAddresses(running: () => NodesRun): void {
  describe("carriers", () => {
    const hears = (text: string) => void running().heard.push(text);
    const place = (edge: 0 | 1) => ({ address: running().net.publicAddress(edge), port: 5060 });

    /** Fails unless what came of a call is, or comes to be, as stated, and in the record of its number's edge alone. */
    async function expectAt(owner: 0 | 1, answer: SipText, parties: SeenCall["parties"], stated: StatedCall) {
      const id = callId(answer) ?? "";
      const eventsAt = (edge: 0 | 1) => () =>
        callInSpool(join(running().pods[edge].mounts.node, "spool"), id);
      const seen = { stack, callId: id, parties };
      await expectCall({ ...seen, events: eventsAt(owner) }, stated);
      const nothing = { sip: stated.sip, yaml: null, ladder: [], events: "" };
      await expectCall({ ...seen, events: eventsAt(owner === 0 ? 1 : 0) }, nothing);
    }

    async function talk(
      caller: Party,
      target: Party,
      call: { answer: SipText; taken: SipText },
      from: string,
    ) {
      await Promise.all([
        caller.voice.speak(call.answer.body, { packets: 25 }),
        target.voice.speak(call.taken.body, { packets: 25 }),
      ]);
      const relayed = (sdp: string, mark: number) => `${from}:${mediaOf(sdp).port} ${mark}`;
      expect(await target.voice.hears(25)).toEqual([[relayed(call.taken.body, 11), 25]]);
      expect(await caller.voice.hears(25)).toEqual([[relayed(call.answer.body, 22), 25]]);
    }

    /** Requests within the call, each side's. */
    async function askEachOther(
      caller: Party,
      target: Party,
      { answer, taken }: { answer: SipText; taken: SipText },
    ) {
      caller.within("INVITE", 2, answer, { sdp: caller.voice.sdp() });
      const again = await target.takes(/^INVITE /);
      target.replies(again, "200 OK", target.voice.sdp());
      caller.within("ACK", 2, await caller.answered(2));
      await target.takes(/^ACK /);
      const given = {
        ...taken,
        headers: { ...taken.headers, to: [`${taken.headers["to"]?.[0]};tag=party-22`] },
      };
      target.within("INFO", 7, given, { byTarget: taken });
      const info = await caller.takes(/^INFO /);
      caller.replies(info, "200 OK");
      await target.answered(7);
    }

    test.each([
      ["its own number", 0, 0],
      ["a number that the other edge decides", 0, 1],
    ] as const)(
      "of a call to %s, speech and requests both ways: the edge's public address alone",
      async (_, called, owner) => {
        const to = place(called);
        const caller = await openParty(UNICOM, to, 11, 0, hears);
        const target = await openParty(TELECOM, place(owner), 22, 5090, hears);
        try {
          const call = await converse(caller, target, NUMBER_OF[owner]);
          const known = place(owner).address;
          expect(call.taken.headers["via"]?.[0]).toContain(`SIP/2.0/UDP ${known}:5060;`);
          expect(call.taken.headers["record-route"]?.[0]).toMatch(new RegExp(`^<sip:${known}[;:]`));
          for (const message of [call.taken, call.answer])
            expect(message.headers["contact"]?.[0]).toContain(`@${known}:5060`);
          expect(mediaOf(call.answer.body).host).toBe(known);
          await talk(caller, target, call, known);
          // The rest it sends to where Contact and Record-Route say.
          Object.assign(to, place(owner));
          await askEachOther(caller, target, call);
          await hangUp(caller, target, call);
          await expectAt(
            owner,
            call.answer,
            { caller, target },
            {
              yaml: FILE_OF[owner],
              sip: {
                caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, ←INFO, →200 INFO, →BYE, ←200 BYE",
                target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, →INFO, ←200 INFO, ←BYE, →200 BYE",
              },
              ladder: ["desk/telecom answered"],
              events:
                "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200, media a1",
            },
          );
        } finally {
          caller.close();
          target.close();
        }
      },
    );

    test("connected by TCP to an edge that does not decide the number: that one stays between, each by its public address", async () => {
      const tcp = await overTcp(UNICOM, place(0));
      const target = await openParty(TELECOM, place(1), 22, 5090, hears);
      try {
        const contact = `carrier@${UNICOM}:${tcp.here.port};transport=tcp`;
        const text = invite(place(0), tcp.here, NUMBER_OF[1], "01088887777", []).replace(
          "SIP/2.0/UDP",
          "SIP/2.0/TCP",
        );
        tcp.send(text.replace(/Contact: .*/, `Contact: <sip:${contact}>`));
        const taken = await target.takes(/^INVITE /);
        target.replies(taken, "200 OK", target.voice.sdp());
        const answer = await tcp.takes(/^SIP\/2\.0 200 /);
        expect(answer.headers["record-route"]?.at(-1)).toMatch(
          new RegExp(`<sip:${place(0).address}[:;][^>]*transport=tcp[^>]*;handover=[0-9a-f]{32}`),
        );
        expect(answer.headers["contact"]?.[0]).toContain(`@${place(1).address}:5060`);
        tcp.send(withinDialog("ACK", 1, answer, contact, { transport: "TCP" }));
        await target.takes(/^ACK /);
        const given = {
          ...taken,
          headers: { ...taken.headers, to: [`${taken.headers["to"]?.[0]};tag=party-22`] },
        };
        target.within("BYE", 7, given, { byTarget: taken });
        const bye = await tcp.takes(/^BYE /);
        tcp.send(replyTo(bye, "200 OK", "carrier"));
        await target.answered(7);
        hears(JSON.stringify([answer, bye]));
        await expectAt(
          1,
          answer,
          { tcp, target },
          {
            yaml: FILE_OF[1],
            sip: {
              tcp: "→INVITE, ←200, →ACK, ←BYE, →200 BYE",
              target: "←INVITE, →200, ←ACK, →BYE, ←200 BYE",
            },
            ladder: ["desk/telecom answered"],
            events:
              "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended target 200, media a1",
          },
        );
      } finally {
        tcp.close();
        target.close();
      }
    });

    test("never see the private address, whatever the edges have sent; and edges speak to one another by theirs", async () => {
      const { heard, net } = running();
      const of = (method: RegExp) => heard.filter((text) => method.test(text));
      await eventually(async () => expect(of(/^OPTIONS /).length).toBeGreaterThan(2));
      // Not those by which one edge has the other's contact forgotten.
      const registers = of(/^REGISTER .*\r\nExpires: 120\r\n/s);
      expect(registers).not.toEqual([]);
      for (const each of registers) {
        const [, from = ""] = /^Via: SIP\/2\.0\/UDP (198\.18\.46\.[78]:5060);/m.exec(each) ?? [];
        expect(each).toContain(`Contact: <sip:hotline@${from}>`);
      }
      for (const method of [/^INVITE /, /^BYE /, /^SIP\/2\.0 200 /]) expect(of(method)).not.toEqual([]);
      expect(heard.filter((text) => text.includes(PRIVATE))).toEqual([]);
      expect(net.hairpins()).toBe(0);
    });
  });
}
