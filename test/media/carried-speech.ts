import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callId, converse, hangUp, mediaEvents, ORDINARY } from "./conversation.ts";
import { ANCHORED, DIRECT, LEFT, MEDIA, type MediaRun, RIGHT } from "./media-run.ts";
import { openParty, type Party } from "./party.ts";
import { until } from "./until.ts";
import { mediaOf } from "./voice.ts";

/** Registers the tests of speech that goes through a relay, or past it. */
export function testCarriedSpeech(running: () => MediaRun): void {
  describe("speech", () => {
    let caller: Party;
    let target: Party;
    const others: Party[] = [];
    const party = async (address: string, mark: number, port = 0) => {
      const opened = await openParty(address, running().edge, mark, port);
      others.push(opened);
      return opened;
    };

    beforeEach(async () => {
      caller = await party(ANCHORED, 11);
      target = await party(DIRECT, 22, 5090);
    });
    afterEach(() => {
      for (const each of others.splice(0)) each.close();
    });

    test("is heard both ways, each side hears the relay alone, and the figures are in the record", async () => {
      const call = await converse(caller, target, "4008000001");
      const [said, answered] = await Promise.all([
        caller.voice.speak(call.answer.body, { packets: 200, dropEvery: 20 }),
        target.voice.speak(call.taken.body, { packets: 200, jitterMs: 16 }),
      ]);
      const relayed = (sdp: string, mark: number) => `${MEDIA}:${mediaOf(sdp).port} ${mark}`;
      expect(await target.voice.hears(190)).toEqual([[relayed(call.taken.body, 11), 190]]);
      expect(await caller.voice.hears(200)).toEqual([[relayed(call.answer.body, 22), 200]]);
      await hangUp(caller, target, call);
      const [event, ...more] = await mediaEvents(running(), call.invite);
      expect(more).toEqual([]);
      await running().expectCall(call.invite, { caller, target }, ORDINARY);
      expect(event).toMatchObject({
        leg: "a1",
        relay: expect.stringMatching(/^relay-[01]$/),
        caller: { packets: 190, codec: "PCMA" },
        target: { packets: 200, lost: 0, codec: "PCMA" },
      });
      // Each twentieth of 200 was dropped; of the last 32 nothing is known.
      expect(event?.caller.lost).toBeGreaterThanOrEqual(8);
      expect(event?.caller.lost).toBeLessThanOrEqual(said.dropped);
      expect(Math.abs((event?.target.jitterMs ?? 0) - answered.jitterMs)).toBeLessThan(
        0.4 * answered.jitterMs + 1,
      );
      expect(answered.jitterMs).toBeGreaterThan(2);
    });

    test("of a stranger is not let in", async () => {
      const stranger = await party(LEFT, 99);
      const call = await converse(caller, target, "4008000001");
      await caller.voice.speak(call.answer.body, { packets: 10 });
      await stranger.voice.speak(call.answer.body, { packets: 20 });
      await caller.voice.speak(call.answer.body, { packets: 10 });
      const heard = await target.voice.hears(20);
      expect(heard.map(([key, packets]) => [key.split(" ")[1], packets])).toEqual([["11", 20]]);
      await hangUp(caller, target, call);
      await running().expectCall(call.invite, { caller, target }, ORDINARY);
    });

    test("goes from carrier to carrier where both trunks say direct", async () => {
      const direct = await party(DIRECT, 33);
      const call = await converse(direct, target, "4006000001");
      expect(call.taken.body).toBe(direct.voice.sdp());
      expect(call.answer.body).toBe(target.voice.sdp());
      await hangUp(direct, target, call);
      await running().expectCall(
        call.invite,
        { direct, target },
        {
          yaml: "enterprises/direct.yaml",
          sip: {
            direct: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/direct answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        },
      );
    });

    test("is heard before the answer, and through the next trunk's relay when the first, direct one fails", async () => {
      const direct = await party(DIRECT, 33);
      const second = await party(ANCHORED, 44, 5090);
      direct.invites("4006000001");
      const first = await target.takes(/^INVITE /);
      expect(first.body).toBe(direct.voice.sdp());
      target.replies(first, "503 Service Unavailable");
      await target.takes(/^ACK /);
      const taken = await second.takes(/^INVITE /);
      expect(mediaOf(taken.body).host).toBe(MEDIA);
      second.replies(taken, "183 Session Progress", second.voice.sdp());
      const early = await direct.takes(/^SIP\/2\.0 183 /);
      expect(mediaOf(early.body).host).toBe(MEDIA);
      await second.voice.speak(taken.body, { packets: 10 });
      expect((await direct.voice.hears(10))[0]?.[1]).toBe(10);
      second.replies(taken, "200 OK", second.voice.sdp());
      const answer = await direct.answered(1);
      expect(mediaOf(answer.body)).toEqual(mediaOf(early.body));
      direct.within("ACK", 1, answer);
      await second.takes(/^ACK /);
      await hangUp(direct, second, { invite: taken, taken, answer });
      await running().expectCall(
        taken,
        { direct, target, second },
        {
          yaml: "enterprises/direct.yaml",
          sip: {
            direct: "→INVITE, ←183, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →503, ←ACK",
            second: "←INVITE, →183, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/direct trunk-failure", "desk/anchored answered"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 trunk-failure, attempt a2, ringing a2 183, target-answer a2, caller-answer, ended caller 200, media a2",
        },
      );
    });

    test("of who answers is heard where the target's carrier let another be heard before: it forks", async () => {
      const other = await party(DIRECT, 77);
      caller.invites("4008000001");
      const taken = await target.takes(/^INVITE /);
      target.replies(taken, "183 Session Progress", other.voice.sdp(), "ringback");
      const early = await caller.takes(/^SIP\/2\.0 183 /);
      await other.voice.speak(taken.body, { packets: 10 });
      target.replies(taken, "200 OK", target.voice.sdp());
      const answer = await caller.answered(1);
      caller.within("ACK", 1, answer);
      await target.takes(/^ACK /);
      await Promise.all([
        caller.voice.speak(answer.body, { packets: 10 }),
        target.voice.speak(taken.body, { packets: 10 }),
      ]);
      const heard = await caller.voice.hears(20);
      expect(heard).toEqual([
        [`${MEDIA}:${mediaOf(early.body).port} 77`, 10],
        [`${MEDIA}:${mediaOf(answer.body).port} 22`, 10],
      ]);
      expect((await target.voice.hears(10)).map(([key]) => key.split(" ")[1])).toEqual(["11"]);
      await hangUp(caller, target, { invite: taken, taken, answer });
      await running().expectCall(
        taken,
        { caller, target },
        {
          ...ORDINARY,
          sip: {
            caller: "→INVITE, ←183, ←200, →ACK, →BYE, ←200 BYE",
            target: "←INVITE, →183, →200, ←ACK, ←BYE, →200 BYE",
          },
          events:
            "invite, decision ring, attempt a1, ringing a1 183, target-answer a1, caller-answer, ended caller 200, media a1",
        },
      );
    });

    test("of a simultaneous group is each target's own until one answers", async () => {
      const left = await party(LEFT, 55, 5090);
      const right = await party(RIGHT, 66, 5090);
      caller.invites("4008000003");
      const [toLeft, toRight] = [await left.takes(/^INVITE /), await right.takes(/^INVITE /)];
      expect(mediaOf(toLeft.body).host).toBe(MEDIA);
      expect(mediaOf(toLeft.body).port).not.toBe(mediaOf(toRight.body).port);
      left.replies(toLeft, "183 Session Progress", left.voice.sdp());
      const early = await caller.takes(/^SIP\/2\.0 183 /);
      right.replies(toRight, "200 OK", right.voice.sdp());
      const answer = await caller.answered(1);
      expect(mediaOf(answer.body).port).not.toBe(mediaOf(early.body).port);
      left.replies(await left.takes(/^CANCEL /), "200 OK");
      left.replies(toLeft, "487 Request Terminated");
      caller.within("ACK", 1, answer);
      await right.takes(/^ACK /);
      await Promise.all([
        caller.voice.speak(answer.body, { packets: 10 }),
        right.voice.speak(toRight.body, { packets: 10 }),
      ]);
      const marks = async (hearer: Party) => (await hearer.voice.hears(10)).map(([key]) => key.split(" ")[1]);
      expect(await marks(right)).toEqual(["11"]);
      expect(await marks(caller)).toEqual(["66"]);
      expect(left.voice.heard()).toBe(0);
      await hangUp(caller, right, { invite: toRight, taken: toRight, answer });
      await running().expectCall(
        toRight,
        { caller, left, right },
        {
          yaml: "enterprises/together.yaml",
          sip: {
            caller: "→INVITE, ←183, ←200, →ACK, →BYE, ←200 BYE",
            left: "←INVITE, →183, ←CANCEL, →200 CANCEL, →487, ←ACK",
            right: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["left/- answered-elsewhere", "right/- answered"],
          events:
            "invite, decision ring, attempt a1, attempt a2, ringing a1 183, target-answer a2, caller-answer, attempt-ended a1 answered-elsewhere, ended caller 200, media a1, media a2",
        },
      );
    });

    test("of a call that is given up leaves nothing behind", async () => {
      const invite = caller.invites("4008000001");
      const taken = await target.takes(/^INVITE /);
      target.replies(taken, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      caller.cancels(invite);
      target.replies(await target.takes(/^CANCEL /), "200 OK");
      target.replies(taken, "487 Request Terminated");
      await caller.takes(/^SIP\/2\.0 487 /);
      const { call = "" } = (await running().events(callId(invite)))[0] ?? {};
      const holders = () => Promise.all([running().hasCall(0, call), running().hasCall(1, call)]);
      await until("free ports", async () => !(await holders()).includes(true) || undefined);
      await running().expectCall(
        invite,
        { caller, target },
        {
          yaml: "enterprises/anchored.yaml",
          sip: {
            caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487",
            target: "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK",
          },
          ladder: ["desk/direct cancelled"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
        },
      );
    });
  });
}
