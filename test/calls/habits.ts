import { describe, expect, test } from "vitest";
import { replyTo } from "#local/phones/sip-text.ts";
import { askKamailio } from "../ask-kamailio.ts";
import type { ByHand } from "./by-hand.ts";
import { given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { NORTH } from "./carriers.ts";
import { withinDialog } from "./hand-phone.ts";
import { sipRequest } from "./sip-socket.ts";
import { connectTcp } from "./tcp-socket.ts";

/** Registers the tests of what carriers' switches do, and telephones do not. */
export function testHabits(running: () => Running): void {
  describe("habits of carriers", () => {
    const by = async (run: (hand: ByHand) => Promise<void>): Promise<void> => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };
    const portOf = (here: string) => Number(here.split(":")[1]);

    test.each(["caller", "target"])(
      "a %s gives up its re-INVITE: the other side hears of it, and the call goes on",
      (side) =>
        by(async (hand) => {
          const { text, first, answer } = await hand.connected("4006000029");
          const byTarget = side === "target";
          const [asks, asked] = byTarget ? [hand.target, hand.caller] : [hand.caller, hand.target];
          const again = byTarget
            ? withinDialog("INVITE", 7, given(first, answer), hand.there, { byTarget: first })
            : withinDialog("INVITE", 2, answer, hand.here);
          asks.send(again);
          const taken = await asked.takes(/^INVITE /);
          asked.replies(taken, "180 Ringing");
          await asks.takes(/^SIP\/2\.0 180 /);
          asks.send(again.replace(/^INVITE/, "CANCEL").replace(/(CSeq: \d+) INVITE/, "$1 CANCEL"));
          await asks.takes(/^SIP\/2\.0 200 /);
          asked.replies(await asked.takes(/^CANCEL /), "200 OK");
          asked.replies(taken, "487 Request Terminated");
          await asked.takes(/^ACK /);
          await asks.takes(/^SIP\/2\.0 487 /);
          hand.caller.send(withinDialog("BYE", 3, answer, hand.here));
          hand.target.replies(await hand.target.takes(/^BYE /), "200 OK");
          await hand.caller.takes(/^SIP\/2\.0 200 /);
          const asking = "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487";
          const beingAsked = "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK";
          await hand.expectCall(text, {
            yaml: "enterprises/by-hand.yaml",
            sip: {
              caller: `→INVITE, ←200, →ACK, ${byTarget ? beingAsked : asking}, →BYE, ←200 BYE`,
              target: `←INVITE, →200, ←ACK, ${byTarget ? asking : beingAsked}, ←BYE, →200 BYE`,
            },
            ladder: ["desk/- answered"],
            events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
          });
        }),
    );

    test("OPTIONS that may go no hop further are answered, for they go none", () =>
      by(async ({ caller, here }) => {
        const asked = sipRequest("OPTIONS", { address: NORTH, port: portOf(here) });
        caller.send(asked.replace("Max-Forwards: 70", "Max-Forwards: 0"));
        expect((await caller.takes(/^SIP\/2\.0 [2-6]/)).start).toBe("SIP/2.0 200 OK");
      }));

    test("a hidden caller whose carrier insists on privacy rings; what else a proxy should do is refused", () =>
      by(async ({ caller, target, invite, expectCall }) => {
        const text = invite("4006000029", { headers: ["Privacy: id", "Proxy-Require: privacy"] });
        const first = await target.takes(/^INVITE /);
        expect([first.headers["from"]?.[0], first.headers["proxy-require"]]).toEqual([
          expect.stringContaining("anonymous"),
          undefined,
        ]);
        target.replies(first, "486 Busy Here");
        await caller.takes(/^SIP\/2\.0 486 /);
        invite("4006000029", { headers: ["Proxy-Require: sec-agree"] });
        const refused = await caller.takes(/^SIP\/2\.0 420 /);
        expect(refused.headers["unsupported"]).toEqual(["sec-agree"]);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: { caller: "→INVITE, ←486", target: "←INVITE, →486, ←ACK" },
          ladder: ["desk/- busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        });
      }));

    test("a target's 420 goes back with what it does not support", () =>
      by(async ({ caller, target, invite, expectCall }) => {
        const text = invite("4006000029", { headers: ["Require: precondition"] });
        target.replies(await target.takes(/^INVITE /), "420 Bad Extension", [
          ["Unsupported", "precondition"],
        ]);
        const final = await caller.takes(/^SIP\/2\.0 420 /);
        expect(final.headers["unsupported"]).toEqual(["precondition"]);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: { caller: "→INVITE, ←420", target: "←INVITE, →420, ←ACK" },
          ladder: ["desk/- refused"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 refused, ended edge 420 refused by the target with 420",
        });
      }));

    test("a caller who counts from far up: the edge's own BYE has a higher number still", () =>
      by(async ({ caller, target, there, here, invite, expectCall }) => {
        const number = 2_147_483_000;
        const text = invite("4006000029", {
          rewritten: (plain) => plain.replace("CSeq: 1 ", `CSeq: ${number} `),
        });
        const first = await target.takes(/^INVITE /);
        const contact: [string, string][] = [["Contact", `<sip:${there}>`]];
        target.send(replyTo(first, "200 OK", "one", contact));
        const answer = await caller.takes(/^SIP\/2\.0 200 /);
        target.send(replyTo(first, "200 OK", "other", contact));
        const bye = await target.takes(/^BYE /);
        expect(Number.parseInt(bye.headers["cseq"]?.[0] ?? "", 10)).toBeGreaterThan(number);
        target.replies(bye, "200 OK");
        caller.send(withinDialog("ACK", number, answer, here));
        await target.takes(/^ACK /);
        caller.send(withinDialog("BYE", number + 1, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, →200, ←ACK, ←BYE, →200 BYE, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }));

    test("a target without timers leaves refreshing to the caller after the first refresh too", () =>
      by(async ({ caller, target, here, invite, answered, expectCall }) => {
        const text = invite("4006000029", { headers: ["Supported: timer"] });
        target.replies(await target.takes(/^INVITE /), "200 OK");
        const answer = await answered();
        caller.send(withinDialog("ACK", 1, answer, here));
        await target.takes(/^ACK /);
        const refreshes: [string, string][] = [["Session-Expires", "1800;refresher=uac"]];
        caller.send(withinDialog("INVITE", 2, answer, here, { headers: refreshes }));
        target.replies(await target.takes(/^INVITE /), "200 OK");
        const agreed = await caller.takes(/^SIP\/2\.0 200 /);
        expect([agreed.headers["session-expires"], agreed.headers["require"]]).toEqual([
          ["1800;refresher=uac"],
          ["timer"],
        ]);
        caller.send(withinDialog("ACK", 2, answer, here));
        await target.takes(/^ACK /);
        caller.send(withinDialog("BYE", 3, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }));

    test("a call's connection outlives the longest ringing, a silent one does not", async () => {
      const { edge } = running();
      const [silent, calls] = [await connectTcp(NORTH, edge), await connectTcp(NORTH, edge)];
      const from = { address: NORTH, port: calls.port };
      const text = sipRequest("INVITE", from, { uri: `sip:4006000003@${edge.address}:${edge.port}` });
      calls.send(text.replace("SIP/2.0/UDP", "SIP/2.0/TCP"));
      await calls.receive(5000);
      const listed: unknown = await askKamailio(edge, "core.tcp_list");
      const connections = Array.isArray(listed) ? listed : [];
      const lifetime = (port: number) => connections.find((each) => each.src_port === port)?.lifetime;
      expect([lifetime(calls.port), lifetime(silent.port)]).toEqual([200, 20]);
      calls.send(
        text
          .replace("SIP/2.0/UDP", "SIP/2.0/TCP")
          .replace("INVITE", "CANCEL")
          .replace("1 INVITE", "1 CANCEL"),
      );
      silent.close();
      calls.close();
    });
  });
}
