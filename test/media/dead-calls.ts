import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callId, converse, hangUp, mediaEvents, ORDINARY } from "./conversation.ts";
import { ANCHORED, DIRECT, EDGE, MEDIA, type MediaRun } from "./media-run.ts";
import { openParty, type Party } from "./party.ts";
import { until } from "./until.ts";
import { mediaOf } from "./voice.ts";

/** Registers the tests of calls in which nobody speaks any more, and of relays that die. */
export function testDeadCalls(running: () => MediaRun): void {
  describe("a call", () => {
    let caller: Party;
    let target: Party;

    beforeEach(async () => {
      caller = await openParty(ANCHORED, running().edge, 11);
      target = await openParty(DIRECT, running().edge, 22, 5090);
    });
    afterEach(() => {
      caller.close();
      target.close();
    });

    test("in which neither side speaks is hung up on both sides, once; hold is no silence", async () => {
      const silent = await openParty(ANCHORED, running().edge, 33);
      // Its exchange holds as RFC 2543 had it.
      const old = await openParty(ANCHORED, running().edge, 44);
      const call = await converse(silent, target, "4008000001");
      const held = await converse(caller, target, "4008000001", {
        offer: caller.voice.sdp(["a=sendonly"]),
        answer: target.voice.sdp(["a=recvonly"]),
      });
      const asLongAgo = await converse(old, target, "4008000001", {
        offer: old.voice.sdp().replace(/c=IN IP4 \S+/, "c=IN IP4 0.0.0.0"),
        answer: target.voice.sdp(["a=recvonly"]),
      });
      await Promise.all([
        silent.voice.speak(call.answer.body, { packets: 50 }),
        target.voice.speak(call.taken.body, { packets: 50 }),
      ]);
      silent.replies(await silent.takes(/^BYE /, 20_000), "200 OK");
      target.replies(await target.takes(/^BYE /), "200 OK");
      await running().expectCall(
        call.invite,
        { silent, target },
        {
          yaml: "enterprises/anchored.yaml",
          sip: {
            silent: "→INVITE, ←200, →ACK, ←BYE, →200 BYE",
            target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/direct answered"],
          events:
            "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended edge 200 media timeout, media a1",
        },
      );
      silent.close();
      // The held ones are older than its silence, and live.
      await hangUp(caller, target, held);
      await hangUp(old, target, asLongAgo);
      await running().expectCall(held.invite, { caller, target }, ORDINARY);
      await running().expectCall(asLongAgo.invite, { caller: old, target }, ORDINARY);
      old.close();
    });

    test("whose relay is killed says so and ends; the next ones go through the other relay; without any they are refused", async () => {
      const run = running();
      const call = await converse(caller, target, "4008000001");
      await Promise.all([
        caller.voice.speak(call.answer.body, { packets: 100 }),
        target.voice.speak(call.taken.body, { packets: 100 }),
      ]);
      const [event] = await mediaEventsOfKilled(run, call.invite);
      expect(event).toMatchObject({ relayLost: true });
      // As it was reported last, at most a second before.
      for (const side of [event?.caller, event?.target]) {
        expect(side?.packets).toBeGreaterThanOrEqual(20);
        expect(side?.packets).toBeLessThanOrEqual(100);
      }
      for (const side of [caller, target]) side.replies(await side.takes(/^BYE /, 20_000), "200 OK");
      await run.expectCall(
        call.invite,
        { caller, target },
        {
          yaml: "enterprises/anchored.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, ←BYE, →200 BYE",
            target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/direct answered"],
          events:
            "invite, decision ring, attempt a1, target-answer a1, caller-answer, media a1, ended edge 200 media timeout",
        },
      );
      const dead = event?.relay === "relay-0" ? 0 : 1;
      for (let round = 0; round < 4; round++) {
        const next = await converse(caller, target, "4008000001");
        await hangUp(caller, target, next);
        await run.expectCall(next.invite, { caller, target }, ORDINARY);
      }
      const other = dead === 0 ? 1 : 0;
      process.kill(run.relays[other].pid, "SIGKILL");
      // As many as would make a trunk suspect.
      for (let round = 0; round < 3; round++) {
        const refused = caller.invites("4008000001");
        await caller.takes(/^SIP\/2\.0 503 /);
        await run.expectCall(
          refused,
          { caller },
          {
            yaml: "enterprises/anchored.yaml",
            sip: {
              caller: "→INVITE, ←503",
            },
            ladder: ["desk/direct send-failure", "desk/anchored send-failure"],
            events:
              "invite, decision ring, attempt a1, attempt-ended a1 send-failure, attempt a2, attempt-ended a2 send-failure, ended edge 503 no media relay",
          },
        );
      }
      // The carriers have no part in it.
      expect((await run.log()).split("\n").filter((line) => line.includes("is suspect"))).toEqual([]);
      await Promise.all([run.startRelay(0), run.startRelay(1)]);
      const taken = await until("call after the relays are back", () => {
        caller.invites("4008000001");
        return target.takes(/^INVITE /, 1000).catch(() => undefined);
      });
      expect(mediaOf(taken.body).host).toBe(MEDIA);
      target.replies(taken, "486 Busy Here");
      await run.expectCall(
        taken,
        { caller, target },
        {
          yaml: "enterprises/anchored.yaml",
          sip: { caller: "→INVITE, ←486", target: "←INVITE, →486, ←ACK" },
          ladder: ["desk/direct busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        },
      );
    });

    test("whose relays are lost while it rings: its answer goes without speech, and hidden; then it is hung up", async () => {
      const run = running();
      // A worker may not know yet that the relays of the test before are back.
      const taken = await until("a call that rings", () => {
        caller.invites("4008000001");
        return target.takes(/^INVITE /, 1000).catch(() => undefined);
      });
      for (const { pid } of run.relays) process.kill(pid, "SIGKILL");
      target.replies(taken, "200 OK", target.voice.sdp());
      const answer = await caller.answered(1);
      expect(answer.body).toBe("");
      expect(answer.headers["contact"]?.[0]).toMatch(new RegExp(`^<sip:[0-9a-z-]+@${EDGE}:5060>$`));
      caller.within("ACK", 1, answer);
      await target.takes(/^ACK /);
      for (const side of [caller, target]) side.replies(await side.takes(/^BYE /, 20_000), "200 OK");
      await run.expectCall(
        taken,
        { caller, target },
        {
          yaml: "enterprises/anchored.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, ←BYE, →200 BYE",
            target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/direct answered"],
          events:
            "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended edge 200 media relay lost",
        },
      );
      await Promise.all([run.startRelay(0), run.startRelay(1)]);
    });
  });
}

/** Kills the relay of a call in progress, whichever it is, and waits for what its record says. */
async function mediaEventsOfKilled(run: MediaRun, invite: Parameters<typeof mediaEvents>[1]) {
  const before = await run.events(callId(invite));
  const id = before[0]?.call ?? "";
  for (const index of [0, 1] as const)
    if (await run.hasCall(index, id)) process.kill(run.relays[index].pid, "SIGKILL");
  return mediaEvents(run, invite);
}
