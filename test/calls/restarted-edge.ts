import { expect, onTestFinished, test } from "vitest";
import { given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { withinDialog } from "./hand-phone.ts";
import { killKamailio } from "./kill-kamailio.ts";

const restarted = "the edge was restarted within the call";

/** Registers the test of calls that go on while their edge dies and comes back. */
export function testRestartedEdge(running: () => Running): void {
  test("calls outlive a killed edge: the next one passes on what is within them, records their end, and refuses what is not theirs", async () => {
    const before = await running().anotherEdge(5072);
    let hand = await openByHand(before);
    onTestFinished(() => hand.close());
    const one = await hand.connected("4006000029");
    const two = await hand.connected("4006000029");
    const three = await hand.connected("4006000029");
    await killKamailio(before.pid);
    await before.stop();
    const edge = await running().anotherEdge(5072);
    onTestFinished(() => edge.stop());
    const { caller, target, here, there } = hand;

    // The target hangs up the first.
    const end = given(one.first, one.answer);
    target.send(withinDialog("BYE", 7, end, there, { byTarget: one.first }));
    const bye = await caller.takes(/^BYE /);
    expect(bye.start).toBe(`BYE sip:${here} SIP/2.0`);
    caller.replies(bye, "200 OK");
    await target.takes(/^SIP\/2\.0 200 /);
    // Again: it has ended, and is recorded once.
    target.send(withinDialog("BYE", 8, end, there, { byTarget: one.first }));
    caller.replies(await caller.takes(/^BYE /), "481 Call/Transaction Does Not Exist");
    await target.takes(/^SIP\/2\.0 481 /);

    // The caller of the second puts it on hold, speaks on, and hangs up; its number is shown to nobody.
    caller.send(withinDialog("INVITE", 2, two.answer, here));
    const hold = await target.takes(/^INVITE /);
    expect(JSON.stringify([hold.headers["from"], hold.headers["contact"]])).not.toMatch(
      /01088880000|127\.0\.4\.11/,
    );
    target.replies(hold, "200 OK");
    const held = await caller.takes(/^SIP\/2\.0 200 /);
    expect(held.headers["from"]).toEqual(two.answer.headers["from"]);
    expect(held.headers["contact"]?.[0]).not.toContain("127.0.4.14");
    caller.send(withinDialog("ACK", 2, held, here));
    await target.takes(/^ACK /);
    caller.send(withinDialog("BYE", 3, held, here));
    target.replies(await target.takes(/^BYE /), "200 OK");
    expect((await caller.takes(/^SIP\/2\.0 200 /)).headers["cseq"]).toEqual(["3 BYE"]);

    // Of the third, the way is changed, and then sent within another dialog.
    const last = withinDialog("BYE", 2, three.answer, here);
    caller.send(last.replace(/([0-9a-f])@127/, (_, digit) => `${digit === "0" ? 1 : 0}@127`));
    await caller.takes(/^SIP\/2\.0 481 /);
    caller.send(last.replace(/Call-ID: /, "Call-ID: x").replace(/z9hG4bK/, "z9hG4bKx"));
    await caller.takes(/^SIP\/2\.0 481 /);
    caller.send(last.replace(/z9hG4bK/, "z9hG4bKy"));
    target.replies(await target.takes(/^BYE /), "200 OK");
    await caller.takes(/^SIP\/2\.0 200 /);

    await hand.expectCall(one.text, {
      yaml: "enterprises/by-hand.yaml",
      sip: {
        caller: "→INVITE, ←200, →ACK, ←BYE, →200 BYE, ←BYE, →481 BYE",
        target: "←INVITE, →200, ←ACK, →BYE, ←200 BYE, →BYE, ←481 BYE",
      },
      ladder: ["desk/- answered"],
      events: `invite, decision ring, attempt a1, target-answer a1, caller-answer, ended late target 200 ${restarted}; it was answered at caller-answer`,
    });
    await hand.expectCall(two.text, {
      yaml: "enterprises/by-hand.yaml",
      sip: {
        caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, →BYE, ←200 BYE",
        target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
      },
      ladder: ["desk/- answered"],
      events: `invite, decision ring, attempt a1, target-answer a1, caller-answer, ended late caller 200 ${restarted}`,
    });
    await hand.expectCall(three.text, {
      yaml: "enterprises/by-hand.yaml",
      sip: {
        caller: "→INVITE, ←200, →ACK, →BYE, ←481 BYE, →BYE, ←200 BYE",
        target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
      },
      ladder: ["desk/- answered"],
      events: `invite, decision ring, attempt a1, target-answer a1, caller-answer, ended late caller 200 ${restarted}`,
    });
    // The caller's way was made when it was answered, and says when; the target's was made before.
    const talked = [one, two, three].map(async ({ text }) =>
      (await hand.recordOf(text)).some((event) => event.event === "ended" && event.talkUs !== undefined),
    );
    expect(await Promise.all(talked)).toEqual([false, true, true]);

    // The edge works as ever.
    hand.close();
    hand = await openByHand(edge);
    const { text, answer } = await hand.connected("4006000029");
    hand.caller.send(withinDialog("BYE", 2, answer, hand.here));
    hand.target.replies(await hand.target.takes(/^BYE /), "200 OK");
    await hand.expectCall(text, {
      yaml: "enterprises/by-hand.yaml",
      sip: { caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE", target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE" },
      ladder: ["desk/- answered"],
      events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
    });
  });
}
