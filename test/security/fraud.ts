import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { replyTo, sipText } from "#local/phones/sip-text.ts";
import { type HandPhone, handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, type SipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { EDGE, EXCHANGE, NORTH, SOUTH, STRANGER, VICTIM } from "./addresses.ts";
import type { SecurityRun } from "./security-run.ts";

/** Registers the attacks of somebody who may send us packets, or knows a call: fraud, relaying, hanging up for others. */
export function testFraud(running: () => SecurityRun): void {
  describe("fraud", () => {
    let socket: SipSocket;
    let caller: HandPhone;
    let exchange: HandPhone;
    let victim: SipSocket;
    let here: string;

    beforeEach(async () => {
      const { edge } = running();
      socket = await openSipSocket(NORTH, edge);
      here = `${NORTH}:${socket.port}`;
      caller = handPhone(socket, here);
      exchange = handPhone(await openSipSocket(EXCHANGE, edge, 5090), `desk@${EXCHANGE}:5090`);
      victim = await openSipSocket(VICTIM, edge, 5060);
    });
    afterEach(() => {
      caller.close();
      exchange.close();
      victim.close();
    });

    const from = () => ({ address: NORTH, port: socket.port });
    const invite = (uri: string, headers: string[] = []) => sipRequest("INVITE", from(), { uri, headers });
    const number = `sip:4006000002@${EDGE}:5060`;
    const connected = async (headers: string[] = []) => {
      const text = invite(number, headers);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      exchange.replies(first, "200 OK");
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      caller.send(withinDialog("ACK", 1, answer, here));
      await exchange.takes(/^ACK /);
      return { text, first, answer };
    };
    const hangUp = async (answer: Parameters<typeof withinDialog>[2]) => {
      caller.send(withinDialog("BYE", 90, answer, here));
      exchange.replies(await exchange.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
    };
    const droppedOf = async (kind: string) => (await running().dropped())[kind] ?? 0;

    test.each([
      ["a premium number abroad", `sip:+19005551234@${EDGE}`],
      ["a number with an international prefix", `sip:0019005551234@${EDGE}`],
      ["a mobile phone", `sip:13800138000@${EDGE}`],
      ["another platform's 400 number", `sip:4009999999@${EDGE}`],
      ["our number with digits behind it", `sip:40060000021@${EDGE}`],
      ["a number in escapes", `sip:%2B19005551234@${EDGE}`],
      ["a tel URI", "tel:+19005551234"],
      ["an emergency number", `sip:110@${EDGE}`],
      ["a target of a plan", `sip:desk@${EXCHANGE}:5090`],
    ])("%s is nobody's: no attempt", async (_, uri) => {
      const text = invite(uri);
      caller.send(text);
      const id = /Call-ID: (\S+)/.exec(text)?.[1];
      await caller.takes(/^SIP\/2\.0 4\d\d /);
      const all = await running().events();
      const call = all.find((each) => each.event === "invite" && each.sipCallId === id)?.call;
      expect(all.filter((each) => each.call === call && each.event === "attempt")).toEqual([]);
    });

    test("a request URI, Route, maddr or Via of others' making leads to the plan's target alone", async () => {
      const text = invite(`sip:4006000002@${VICTIM};maddr=${VICTIM};transport=tcp`, [
        `Route: <sip:${EDGE};lr>, <sip:${VICTIM}:5060;lr>`,
        "X-Hotline-Handover: yes",
        "X-Hotline-Generation: forged",
        `Replaces: other@${NORTH};from-tag=a;to-tag=b`,
        `Refer-To: <sip:${VICTIM}>`,
        'Proxy-Authorization: Digest username="u", response="0"',
      ]);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      expect(first.start).toBe(`INVITE sip:desk@${EXCHANGE}:5090 SIP/2.0`);
      const kept = Object.keys(first.headers).filter((name) =>
        /^x-hotline|^replaces|^refer|authorization|^route/.test(name),
      );
      expect(kept).toEqual([]);
      exchange.replies(first, "302 Moved", [["Contact", `<sip:${VICTIM}:5060>`]]);
      await caller.takes(/^SIP\/2\.0 480 /);
      expect(await victim.receive(200)).toBeUndefined();
    });

    test("within a call, a foreign Route or request URI leads to the other side alone; REFER nowhere", async () => {
      const { answer } = await connected();
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
    });

    test("who is no side of a call cannot hang it up, though they know all about it", async () => {
      const { answer } = await connected();
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
    });

    test("nobody answers for a target, though they know its INVITE; nor gets our ACK and BYE for it", async () => {
      caller.send(invite(number));
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
    });

    test("nobody ends a call by an answer to a question that was not asked", async () => {
      const { first, answer } = await connected();
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
      const all = await running().events();
      const call = all.find((each) => each.event === "invite" && each.sipCallId === one("call-id"))?.call;
      const ended = () => all.filter((each) => each.call === call && each.event === "ended");
      expect(ended()).toEqual([expect.objectContaining({ by: "caller" })]);
    });

    test("another carrier cannot cancel a call", async () => {
      const text = invite(number);
      caller.send(text);
      const first = await exchange.takes(/^INVITE /);
      exchange.replies(first, "180 Ringing");
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
    });

    test("another carrier's number, and a number that its carrier's identity headers claim, get no call", async () => {
      caller.send(invite(`sip:4008000003@${EDGE}`, [`Diversion: <sip:4006000002@${EDGE}>`]));
      await caller.takes(/^SIP\/2\.0 403 /);
    });
  });
}
