import { afterEach, expect, test } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import type { Edge } from "#edge/start-edge.ts";
import type { CallRecord } from "../calls/call-record.ts";
import { groupOf } from "../edges/edges-context.ts";
import { eventually } from "../eventually.ts";
import { mediaOf } from "../media/voice.ts";
import { endedLate, LIMITED, nothing, openTalkers, PASSED, SPOKEN, setUp, type Talkers } from "./talk.ts";
import type { WaysRun } from "./ways-run.ts";

/** What both sides send and get of a call that its caller hangs up. */
const HUNG_UP = {
  caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
  target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
};

/** Registers the tests of calls whose edge is lost, and of their requests that come to another edge. */
export function testLostEdge(running: () => WaysRun): void {
  const opened: Talkers[] = [];
  const open = async (number: string) => {
    const talkers = await openTalkers(running(), number);
    opened.push(talkers);
    return talkers;
  };
  afterEach(() => {
    for (const each of opened.splice(0)) each.close();
  });

  test("while its edge lives, a call's requests go there from whichever edge they come to", async () => {
    const run = running();
    const [own, other] = run.ownerAndOther(PASSED);
    const { caller, target, talk, expectTalk } = await open(PASSED);
    const call = await talk(own);
    const { taken, answer, given } = call;
    caller.toward(run.edges[other]);
    caller.within("INVITE", 2, answer);
    const again = await target.takes(/^INVITE /);
    target.replies(again, "200 OK");
    caller.within("ACK", 2, await caller.answered(2));
    await target.takes(/^ACK /);
    target.toward(run.edges[other]);
    target.within("BYE", 7, given, { byTarget: taken });
    caller.replies(await caller.takes(/^BYE /), "200 OK");
    await target.answered(7);
    await expectTalk(
      call,
      {
        caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, ←BYE, →200 BYE",
        target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, →BYE, ←200 BYE",
      },
      [run.edges[own], setUp("enterprises/direct.yaml", "ended target 200")],
      [run.edges[other], nothing],
    );
  });

  test("an edge that sleeps through a BYE does not send it on a second time", async () => {
    const run = running();
    const [own, other] = run.ownerAndOther(PASSED);
    const { caller, target, talk, expectTalk } = await open(PASSED);
    const call = await talk(own);
    const asleep = groupOf(run.edges[own].pid);
    for (const pid of asleep) process.kill(pid, "SIGSTOP");
    caller.toward(run.edges[other]);
    target.toward(run.edges[other]);
    caller.within("BYE", 2, call.answer);
    target.replies(await target.takes(/^BYE /), "200 OK");
    await caller.answered(2);
    for (const pid of asleep) process.kill(pid, "SIGCONT");
    await expect(target.takes(/^BYE /, 2000)).rejects.toThrow("no ^BYE ");
    expect(ends(await run.events(run.edges[other], call.call))).toMatchObject([{ answered: true }]);
    await expectTalk(
      call,
      HUNG_UP,
      [run.edges[other], endedLate(`caller 200 edge ${own} was lost within the call`)],
      // It learns that the sides have gone when it asks them: what was first counts (`endOf`).
      [run.edges[own], setUp("enterprises/direct.yaml")],
    );
  });

  test("when its edge is killed, a call goes on and ends over another, by either side, and over one in its place", async () => {
    const run = running();
    const [own, other] = run.ownerAndOther(SPOKEN);
    const { caller, target, talk, toward, expectTalk } = await open(SPOKEN);
    const lost = `edge ${own} was lost within the call`;
    const before = [run.edges[own], setUp("enterprises/anchored.yaml")] as [Edge, CallRecord];
    const talks = [await talk(own), await talk(own), await talk(own)] as const;
    const [one, two, three] = talks;
    await run.kill(own);
    const edge = run.edges[other];
    toward(edge);

    // At once: nobody knows yet that it is dead.
    caller.within("BYE", 2, one.answer);
    target.replies(await target.takes(/^BYE /), "200 OK");
    await caller.answered(2);
    await expectTalk(one, HUNG_UP, before, [edge, endedLate(`caller 200 ${lost}`)]);
    const [end] = ends(await run.events(edge, one.call));
    expect(end?.sequence).toBe(1);
    expect(end?.talkUs).toBeGreaterThan(0);
    expect(end?.durationUs).toBeGreaterThan(end?.talkUs ?? 0);

    // The second is spoken in through the other edge's relay when its sides have agreed on it again.
    caller.within("INVITE", 2, two.answer, { sdp: caller.voice.sdp() });
    const again = await target.takes(/^INVITE /);
    expect(mediaOf(again.body).host).toBe(run.speech[other]);
    target.replies(again, "200 OK", target.voice.sdp());
    const agreed = await caller.answered(2);
    expect(mediaOf(agreed.body).host).toBe(run.speech[other]);
    caller.within("ACK", 2, agreed);
    await target.takes(/^ACK /);
    await Promise.all([
      caller.voice.speak(agreed.body, { packets: 20 }),
      target.voice.speak(again.body, { packets: 20 }),
    ]);
    expect((await target.voice.hears(20)).map(([from]) => from.split(" ")[1])).toEqual(["11"]);
    expect((await caller.voice.hears(20)).map(([from]) => from.split(" ")[1])).toEqual(["22"]);
    target.within("BYE", 7, two.given, { byTarget: two.taken });
    caller.replies(await caller.takes(/^BYE /), "200 OK");
    await target.answered(7);
    expect(ends(await run.events(edge, two.call))).toMatchObject([{ answered: true }]);
    // Again: it has ended.
    caller.within("BYE", 3, two.answer);
    target.replies(await target.takes(/^BYE /), "481 Call/Transaction Does Not Exist");
    await caller.takes(/^SIP\/2\.0 481 /);
    await expectTalk(
      two,
      {
        caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, ←BYE, →200 BYE, →BYE, ←481 BYE",
        target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, →BYE, ←200 BYE, ←BYE, →481 BYE",
      },
      before,
      [edge, endedLate(`target 200 ${lost}; it was answered at caller-answer`)],
    );

    // An edge of another name takes the address of the dead one.
    const stand = await run.standIn(own);
    toward(stand);
    caller.within("BYE", 2, three.answer);
    target.replies(await target.takes(/^BYE /), "200 OK");
    await caller.answered(2);
    await expectTalk(three, HUNG_UP, before, [stand, endedLate(`caller 200 ${lost}`)]);
    await stand.stop();
    await run.restart(own);
  });

  test("after a restart of its edge, a call's speech goes on through the same relay, and its ports are let go", async () => {
    const run = running();
    const [own] = run.ownerAndOther(SPOKEN);
    const { caller, target, talk, expectTalk } = await open(SPOKEN);
    const talked = await eventually(() => talk(own));
    const { call, taken, answer, given } = talked;
    await run.kill(own);
    await run.restart(own);
    target.within("INVITE", 7, given, { byTarget: taken, sdp: target.voice.sdp(["a=sendonly"]) });
    const hold = await caller.takes(/^INVITE /);
    expect(mediaOf(hold.body)).toEqual(mediaOf(answer.body));
    caller.replies(hold, "200 OK", caller.voice.sdp(["a=recvonly"]));
    const held = await target.answered(7);
    expect(mediaOf(held.body)).toEqual(mediaOf(taken.body));
    target.within("ACK", 7, given, { byTarget: taken });
    await caller.takes(/^ACK /);
    await target.voice.speak(held.body, { packets: 20 });
    expect((await caller.voice.hears(20)).map(([from]) => from.split(" ")[1])).toEqual(["22"]);
    expect(await run.carries(own, call)).toBe(true);
    caller.within("BYE", 2, answer);
    target.replies(await target.takes(/^BYE /), "200 OK");
    await caller.answered(2);
    await expectTalk(
      talked,
      {
        caller: "→INVITE, ←200, →ACK, ←INVITE, →200, ←ACK, →BYE, ←200 BYE",
        target: "←INVITE, →200, ←ACK, →INVITE, ←200, →ACK, ←BYE, →200 BYE",
      },
      [
        run.edges[own],
        setUp("enterprises/anchored.yaml", "ended late caller 200 the edge was restarted within the call"),
      ],
    );
    await eventually(async () => expect(await run.carries(own, call)).toBe(false));
  });

  test("an edge that acts for a lost one holds a call to its longest time, and to the session timer agreed on since", async () => {
    const run = running();
    const [own, other] = run.ownerAndOther(LIMITED);
    const { caller, target, talk, toward, expectTalk } = await open(LIMITED);
    const asked = await eventually(() => talk(own));
    const heard = await talk(own);
    await run.kill(own);
    const edge = run.edges[other];
    toward(edge);
    caller.within("INFO", 2, asked.answer);
    target.replies(await target.takes(/^INFO /), "200 OK");
    await caller.answered(2);
    target.within("INVITE", 7, heard.given, { byTarget: heard.taken });
    caller.replies(await caller.takes(/^INVITE /), "200 OK", undefined, undefined, [
      ["Session-Expires", "1;refresher=uac"],
    ]);
    await target.answered(7);
    target.within("ACK", 7, heard.given, { byTarget: heard.taken });
    await caller.takes(/^ACK /);

    for (const { call, reason, atCaller, atTarget } of [
      {
        ...{ call: asked, reason: `maximum duration; edge ${own} was lost within the call` },
        ...{ atCaller: "→INFO, ←200 INFO", atTarget: "←INFO, →200 INFO" },
      },
      {
        call: heard,
        reason: `session not refreshed; edge ${own} was lost within the call; it was answered at caller-answer`,
        ...{ atCaller: "←INVITE, →200, ←ACK", atTarget: "→INVITE, ←200, →ACK" },
      },
    ]) {
      for (const side of [caller, target]) {
        const bye = await side.takes(/^BYE /, 15_000);
        expect(bye.headers["call-id"]).toEqual(call.answer.headers["call-id"]);
        side.replies(bye, "200 OK");
      }
      await expectTalk(
        call,
        {
          caller: `→INVITE, ←200, →ACK, ${atCaller}, ←BYE, →200 BYE`,
          target: `←INVITE, →200, ←ACK, ${atTarget}, ←BYE, →200 BYE`,
        },
        [run.edges[own], setUp("enterprises/limited.yaml")],
        [edge, endedLate(`edge 200 ${reason}`)],
      );
      expect(ends(await run.events(edge, call.call))).toMatchObject([{ sequence: 1, answered: true }]);
    }
    const [end] = ends(await run.events(edge, asked.call));
    expect(end?.talkUs).toBeGreaterThan(7_900_000);
    expect(end?.talkUs).toBeLessThan(11_000_000);
    await run.restart(own);
  });
}

function ends(events: readonly CallEvent[]) {
  return events.filter((event) => event.event === "ended");
}
