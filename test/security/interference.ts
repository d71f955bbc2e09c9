import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { replyTo, sipText } from "#local/phones/sip-text.ts";
import { withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { EDGE, SOUTH, STRANGER, VICTIM } from "./addresses.ts";
import { type AttackedCalls, EXCHANGE_URI, openAttackedCalls } from "./attacked-calls.ts";
import type { SecurityRun } from "./security-run.ts";

/** A call that nobody has interfered with. */
const UNHARMED = {
  yaml: "enterprises/exchange.yaml",
  sip: {
    caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
    exchange: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
  },
  ladder: ["desk/- answered"],
  events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
};

/** Registers the attacks on a call of others', or from within a call of one's own: relaying, answering, hanging up. */
export function testInterference(running: () => SecurityRun): void {
  describe("interference", () => {
    let calls: AttackedCalls;
    beforeEach(async () => {
      calls = await openAttackedCalls(running().edge);
    });
    afterEach(() => calls.close());

    const expectCall: SecurityRun["expectCall"] = (...call) => running().expectCall(...call);
    const droppedOf = async (kind: string) => (await running().dropped())[kind] ?? 0;

    test("within a call, a foreign Route or request URI leads to the other side alone; REFER nowhere", async () => {
      const { caller, here, exchange, victim, connected, hangUp } = calls;
      const { text, answer } = await connected();
      const forged = withinDialog("INFO", 5, answer, here)
        .replace(/^INFO \S+/, `INFO sip:victim@${VICTIM}:5060`)
        .replace("Max-Forwards", `Route: <sip:${EDGE};lr>\r\nRoute: <sip:${VICTIM}:5060;lr>\r\nMax-Forwards`);
      caller.send(forged);
      exchange.replies(await exchange.takes(/^INFO /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
      const refer = withinDialog("REFER", 6, answer, here, { headers: [["Refer-To", `<sip:${VICTIM}>`]] });
      caller.send(refer);
      await caller.takes(/^SIP\/2\.0 405 /);
      expect(await victim.receive(200)).toBeUndefined();
      await hangUp(answer);
      await expectCall(
        text,
        { caller, exchange },
        {
          yaml: "enterprises/exchange.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →INFO, ←200 INFO, →REFER, ←405 REFER, →BYE, ←200 BYE",
            exchange: "←INVITE, →200, ←ACK, ←INFO, →200 INFO, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        },
      );
    });

    test("who is no side of a call cannot hang it up, though they know all about it", async () => {
      const { caller, here, exchange, connected, hangUp } = calls;
      const { text, answer } = await connected();
      const bye = withinDialog("BYE", 7, answer, here);
      for (const [address, kind] of [
        [SOUTH, "wrong-side"],
        [STRANGER, "stranger-udp"],
      ] as const) {
        const before = await droppedOf(kind);
        const other = await openSipSocket(address, running().edge);
        // A stranger has no way that we gave them.
        other.send(address === STRANGER ? bye.replace(/^BYE \S+/, `BYE sip:x@${EDGE}`) : bye);
        await until(async () => (await droppedOf(kind)) === before + 1);
        expect(await other.receive(100)).toBeUndefined();
        other.close();
      }
      await hangUp(answer);
      await expectCall(text, { caller, exchange }, UNHARMED);
    });

    test("nobody answers for a target, though they know its INVITE; nor gets our ACK and BYE for it", async () => {
      const { caller, here, exchange, victim, invite, hangUp } = calls;
      const text = invite(EXCHANGE_URI);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      for (const address of [SOUTH, STRANGER]) {
        for (const [status, branch] of [
          ["200 OK", "0"],
          ["486 Busy Here", "0"],
          ["200 OK", "7"],
        ] as const) {
          const before = await droppedOf("wrong-answer");
          const other = await openSipSocket(address, running().edge);
          const forged = replyTo(first, status, "forged", [["Contact", `<sip:x@${VICTIM}:5060>`]]);
          other.send(forged.replace(/(branch=z9hG4bK[^;\s]*\.)0/, `$1${branch}`));
          await until(async () => (await droppedOf("wrong-answer")) === before + 1);
          other.close();
        }
      }
      exchange.replies(first, "200 OK");
      const answer = await caller.takes(/^SIP\/2\.0 [2-6]/);
      expect(answer.start).toBe("SIP/2.0 200 OK");
      expect(answer.headers["to"]?.[0]).not.toContain("forged");
      expect(await victim.receive(200)).toBeUndefined();
      caller.send(withinDialog("ACK", 1, answer, here));
      await exchange.takes(/^ACK /);
      await hangUp(answer);
      await expectCall(text, { caller, exchange }, UNHARMED);
    });

    test("nobody ends a call by an answer to a question that was not asked", async () => {
      const { caller, here, exchange, victim, connected, hangUp } = calls;
      const { text, first, answer } = await connected();
      const one = (name: string) => answer.headers[name]?.[0] ?? "";
      const forged = (from: string, to: string, number: number) =>
        sipText("SIP/2.0 481 Call/Transaction Does Not Exist", [
          ["Via", `SIP/2.0/UDP ${EDGE}:5060;branch=z9hG4bKforged`],
          ["From", from],
          ["To", to],
          ["Call-ID", one("call-id")],
          ["CSeq", `${number} OPTIONS`],
        ]);
      victim.send(forged(first.headers["from"]?.[0] ?? "", one("to"), 1));
      victim.send(forged(one("to"), one("from"), 0));
      // An ended call would be hung up by the edge before anything else is sent.
      caller.send(withinDialog("INFO", 5, answer, here));
      exchange.replies(await exchange.takes(/^INFO /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await hangUp(answer);
      await expectCall(
        text,
        { caller, exchange },
        {
          yaml: "enterprises/exchange.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →INFO, ←200 INFO, →BYE, ←200 BYE",
            exchange: "←INVITE, →200, ←ACK, ←INFO, →200 INFO, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        },
      );
    });

    test("another carrier cannot cancel a call", async () => {
      const { caller, exchange, invite } = calls;
      const text = invite(EXCHANGE_URI);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      exchange.replies(first, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      const before = await droppedOf("wrong-side");
      const cancel = text.replace(/^INVITE/, "CANCEL").replace("1 INVITE", "1 CANCEL");
      const other = await openSipSocket(SOUTH, running().edge);
      other.send(cancel);
      await until(async () => (await droppedOf("wrong-side")) === before + 1);
      other.close();
      caller.send(cancel);
      exchange.replies(await exchange.takes(/^CANCEL /), "200 OK");
      exchange.replies(first, "487 Request Terminated");
      await caller.takes(/^SIP\/2\.0 487 /);
      await expectCall(
        text,
        { caller, exchange },
        {
          yaml: "enterprises/exchange.yaml",
          sip: {
            caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487",
            exchange: "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK",
          },
          ladder: ["desk/- cancelled"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
        },
      );
    });
  });
}
