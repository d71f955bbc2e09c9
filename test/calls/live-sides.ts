import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Edge } from "#edge/start-edge.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { given } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import type { StatedCall } from "./expect-call.ts";
import type { HandPhone } from "./hand-phone.ts";
import { withinDialog } from "./hand-phone.ts";
import { ending } from "./record.ts";
import type { SideCall, Sides } from "./side-calls.ts";
import { openSides } from "./side-calls.ts";

const cseq = (message: SipText) => Number.parseInt(message.headers["cseq"]?.[0] ?? "", 10);

/** A side that answers every OPTIONS so, and BYE with 200; ends with that BYE, or throws after so many milliseconds. */
async function lives(phone: HandPhone, status = "200 OK", withinMs = 25_000): Promise<SipText> {
  const until = Date.now() + withinMs;
  for (;;) {
    const message = await phone.takes(/^(OPTIONS|BYE) /, Math.max(until - Date.now(), 1));
    phone.replies(message, message.start.startsWith("BYE ") ? "200 OK" : status);
    if (message.start.startsWith("BYE ")) return message;
  }
}

/** The same of a side that also takes what refreshes a session, and sends `ack` when the other has taken its own. */
async function refreshes(phone: HandPhone, ack?: string): Promise<void> {
  for (const until = Date.now() + 40_000; ; ) {
    const message = await phone.takes(
      /^(OPTIONS|BYE|UPDATE|INVITE) |^SIP\/2\.0 200 /,
      Math.max(until - Date.now(), 1),
    );
    if (message.start.startsWith("SIP/2.0")) {
      if (ack && message.headers["cseq"]?.[0] === "7 INVITE") phone.send(ack);
      continue;
    }
    const refreshed = /^(UPDATE|INVITE) /.test(message.start);
    phone.replies(message, "200 OK", refreshed ? [["Session-Expires", "1;refresher=uac"]] : []);
    if (message.start.startsWith("BYE ")) return;
  }
}

/** All these calls are answered at once: what follows the ACK at caller and target, and how the call ends. */
const answered = (caller: string, target: string, ended: string): StatedCall => ({
  yaml: "enterprises/by-hand.yaml",
  sip: { caller: `→INVITE, ←200, →ACK, ${caller}`, target: `←INVITE, →200, ←ACK, ${target}` },
  ladder: ["desk/- answered"],
  events: `invite, decision ring, attempt a1, target-answer a1, caller-answer, ended ${ended}`,
});

/** The caller hangs up, and the target takes it. */
async function hangUp({ caller, target, answer, here }: SideCall, number = 2): Promise<void> {
  caller.send(withinDialog("BYE", number, answer, here));
  const bye = await target.takes(/^BYE /);
  expect(cseq(bye)).toBe(number);
  target.replies(bye, "200 OK");
  await caller.takes(/^SIP\/2\.0 200 /);
}

/** Registers the tests of calls whose sides die, at an edge that asks every second; all calls go on at once. */
export function testLiveSides(running: () => Running): void {
  describe.concurrent("an edge that asks every second whether the sides live", () => {
    let edge: Edge | undefined;
    let sides: Sides;
    beforeAll(async () => {
      process.env["HOTLINE_PROBE_SECONDS"] = "1";
      edge = await running().anotherEdge(5073);
      delete process.env["HOTLINE_PROBE_SECONDS"];
      sides = await openSides(edge);
    });
    afterAll(async () => {
      sides?.close();
      await edge?.stop();
    });

    test("asks by the numbers of the INVITE and 0; refusals are signs of life; what follows is in order", async () => {
      const call = await sides.call();
      const { caller, target, answer, first, here } = call;
      for (const [toCaller, toTarget] of [
        ["200 OK", "500 Server Internal Error"],
        ["501 Not Implemented", "405 Method Not Allowed"],
      ] as const) {
        const [asked, told] = await Promise.all([caller.takes(/^OPTIONS /), target.takes(/^OPTIONS /)]);
        expect(asked.start).toBe(`OPTIONS sip:${here} SIP/2.0`);
        expect([cseq(asked), cseq(told)]).toEqual([0, cseq(first)]);
        expect(told.headers["from"]).toEqual(first.headers["from"]);
        expect(asked.headers["to"]).toEqual(answer.headers["from"]);
        caller.replies(asked, toCaller);
        target.replies(told, toTarget);
      }
      expect(ending(await call.record())).toBeUndefined();
      await hangUp(call);
      await call.expectCall(answered("→BYE, ←200 BYE", "←BYE, →200 BYE", "caller 200"));
    });

    test("481 of a side ends the call on the other", async () => {
      const call = await sides.call();
      call.caller.replies(await call.caller.takes(/^OPTIONS /), "481 Call/Transaction Does Not Exist");
      await lives(call.target);
      await call.expectCall(answered("←BYE", "←BYE, →200 BYE", "edge 200 caller has left the call"));
    });

    test("a side that is deaf for 3 s is hung up on again, until it answers", async () => {
      const call = await sides.call();
      call.caller.replies(
        await call.caller.takes(/^OPTIONS /, 20_000),
        "481 Call/Transaction Does Not Exist",
      );
      const refused = await call.caller.takes(/^BYE /, 20_000);
      call.caller.replies(refused, "503 Service Unavailable");
      const first = await call.target.takes(/^BYE /, 20_000);
      const later = async (phone: HandPhone, than: SipText, withinMs = 20_000): Promise<SipText> => {
        const bye = await phone.takes(/^BYE /, withinMs);
        return bye.headers["via"]?.[0] === than.headers["via"]?.[0] ? later(phone, than, withinMs) : bye;
      };
      const second = await later(call.target, first);
      const third = await later(call.target, second);
      expect([second.headers["cseq"], third.headers["to"]]).toEqual([
        first.headers["cseq"],
        first.headers["to"],
      ]);
      call.target.replies(third, "200 OK");
      // 503 was no answer: the caller has been sent another.
      await later(call.caller, refused);
      // The next would come after 8 s.
      await expect(later(call.target, third, 9500)).rejects.toThrow("no ^BYE ");
      const end = "edge 200 caller has left the call";
      await call.expectCall(answered("←BYE, →503 BYE", "←BYE, →200 BYE", end));
    });

    test.each(["target", "caller"] as const)(
      "a dead %s: the other is hung up on, and the call is recorded",
      async (dead) => {
        const begun = Date.now();
        const call = await sides.call();
        await lives(dead === "target" ? call.caller : call.target);
        const [toDead, toOther] = ["←BYE", "←BYE, →200 BYE"] as const;
        const [toCaller, toTarget] = dead === "caller" ? [toDead, toOther] : [toOther, toDead];
        await call.expectCall(answered(toCaller, toTarget, `edge 200 ${dead} does not answer`));
        // Asked three times, a second apart; the rest is for a busy machine.
        expect(Date.now() - begun).toBeGreaterThan(2500);
      },
    );

    test("both dead: the call ends and is recorded", async () => {
      const call = await sides.call();
      await call.expectCall(answered("←BYE", "←BYE", "edge 200 caller does not answer"));
    });

    test("a held call lives", async () => {
      const call = await sides.call();
      const { caller, target, answer, here } = call;
      caller.send(withinDialog("INVITE", 2, answer, here));
      target.replies(await target.takes(/^INVITE /), "200 OK");
      const held = await caller.takes(/^SIP\/2\.0 200 /);
      caller.send(withinDialog("ACK", 2, held, here));
      await target.takes(/^ACK /);
      for (let round = 0; round < 4; round++) {
        caller.replies(await caller.takes(/^OPTIONS /), "200 OK");
        target.replies(await target.takes(/^OPTIONS /), "200 OK");
      }
      expect(ending(await call.record())).toBeUndefined();
      await hangUp(call, 3);
      await call.expectCall(
        answered("→INVITE, ←200, →ACK, →BYE, ←200 BYE", "←INVITE, →200, ←ACK, ←BYE, →200 BYE", "caller 200"),
      );
    });

    test("a session that nobody refreshes ends; the edge lowers what is longer than it wants", async () => {
      const asked = ["Supported: timer", "Session-Expires: 7200;refresher=uac", "Min-SE: 2000"];
      const call = await sides.call({ asked, told: [["Session-Expires", "1;refresher=uac"]] });
      expect(call.first.headers["session-expires"]).toEqual(["2000;refresher=uac"]);
      expect(call.answer.headers["session-expires"]).toEqual(["1;refresher=uac"]);
      await Promise.all([lives(call.caller), lives(call.target)]);
      const end = "edge 200 session not refreshed";
      await call.expectCall(answered("←BYE, →200 BYE", "←BYE, →200 BYE", end));
    });

    test("UPDATE of the caller and re-INVITE of the target refresh a session, until its refresher dies", async () => {
      const call = await sides.call({
        asked: ["Supported: timer"],
        told: [["Session-Expires", "1;refresher=uac"]],
      });
      const { caller, target, answer, first, here, there } = call;
      const shown = given(first, answer);
      const begun = Date.now();
      const sends = async (): Promise<void> => {
        await sleep(3000);
        caller.send(withinDialog("UPDATE", 2, answer, here));
        await sleep(3000);
        target.send(withinDialog("INVITE", 7, shown, there, { byTarget: first }));
      };
      const ack = withinDialog("ACK", 7, shown, there, { byTarget: first });
      await Promise.all([sends(), refreshes(caller), refreshes(target, ack)]);
      // Eleven seconds after the last of them.
      expect(Date.now() - begun).toBeGreaterThan(15_000);
      await call.expectCall(
        answered(
          "→UPDATE, ←200 UPDATE, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          "←UPDATE, →200 UPDATE, →INVITE, ←200, →ACK, ←BYE, →200 BYE",
          "edge 200 session not refreshed",
        ),
      );
    });

    test("a target's 422 goes back with its Min-SE; a target without timers leaves refreshing to the caller", async () => {
      const { caller, target, first, expectCall } = await sides.ring(["Supported: 100rel, timer"]);
      expect(first.headers["session-expires"]).toEqual(["1800"]);
      target.replies(first, "422 Session Interval Too Small", [["Min-SE", "3600"]]);
      const refused = await caller.takes(/^SIP\/2\.0 [3-6]/);
      expect([refused.start, refused.headers["min-se"]]).toEqual([
        "SIP/2.0 422 Session Interval Too Small",
        ["3600"],
      ]);
      await expectCall({
        yaml: "enterprises/by-hand.yaml",
        sip: { caller: "→INVITE, ←422", target: "←INVITE, →422, ←ACK" },
        ladder: ["desk/- refused"],
        events:
          "invite, decision ring, attempt a1, attempt-ended a1 refused, ended edge 422 refused by the target with 422",
      });
      const call = await sides.call({ asked: ["Supported: timer"] });
      expect([call.answer.headers["session-expires"], call.answer.headers["require"]]).toEqual([
        ["1800;refresher=uac"],
        ["timer"],
      ]);
      await hangUp(call);
      await call.expectCall(answered("→BYE, ←200 BYE", "←BYE, →200 BYE", "caller 200"));
    });
  });
}
