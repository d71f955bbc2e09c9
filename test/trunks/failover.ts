import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Callers } from "./caller.ts";
import { answers, type Carrier, type Script } from "./carrier.ts";
import { startTwoTrunks, type TwoTrunks } from "./two-trunks.ts";

/** Registers the tests of one doubtful trunk with a sound one behind it. */
export function testFailover(): void {
  describe("a trunk that is late, silent or refuses, and one behind it", () => {
    let trunks: TwoTrunks;
    let first: Carrier;
    let second: Carrier;
    let callers: Callers;
    let expectCall: TwoTrunks["expectCall"];

    beforeAll(async () => {
      trunks = await startTwoTrunks(
        "127.0.8.1",
        { first: "127.0.8.11", second: "127.0.8.12" },
        { bindings: `  - { id: desk, phone: "010-62340001", ring: 5s, channels: 1000 }` },
      );
      ({ first, second, callers, expectCall } = trunks);
    });
    afterAll(() => trunks?.stop());

    /** One call while the first trunk speaks by a script; a call that goes through first, so that it is not suspect. */
    const callWhile = async (script: Script) => {
      first.script = answers;
      for (let round = 0; ; round++) {
        const before = await callers.call("4006000001", { talkMs: 100 });
        if ((await trunks.run.ladder(before.callId))[0] === "desk/first answered") break;
        if (round === 50) throw new Error("the first trunk is not tried again");
      }
      first.requests.length = 0;
      second.requests.length = 0;
      first.script = script;
      return callers.call("4006000001");
    };
    const after = (ms: number, says: string): Script => [
      { afterMs: ms, says },
      { afterMs: ms + 300, says: "200 OK" },
    ];

    test("ringing after 500 ms is in time: it answers, and nobody else rings", async () => {
      const called = await callWhile(after(500, "180 Ringing"));
      await expectCall(
        called,
        {
          caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
          first: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
          second: "",
        },
        ["desk/first answered"],
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
      );
    });

    // Where the edge stood still lately, it waits for up to 2 s more than its 800 ms.
    test.each([3000, 3500])(
      "ringing after %i ms is too late: it is cancelled and rings no longer",
      async (ms) => {
        second.script = [
          { afterMs: 0, says: "180 Ringing" },
          { afterMs: ms, says: "200 OK" },
        ];
        const called = await callWhile([{ afterMs: ms, says: "180 Ringing" }]);
        second.script = answers;
        await expectCall(
          called,
          {
            caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
            first: "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK",
            second: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
          },
          ["desk/first no-reply", "desk/second answered"],
          "invite, decision ring, attempt a1, attempt-ended a1 no-reply, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
        );
        const [invite] = await first.takes("INVITE");
        const [cancel] = await first.takes("CANCEL");
        expect((cancel?.at ?? 0) - (invite?.at ?? 0)).toBeLessThan(ms + 1000);
      },
    );

    test("100 alone is a working path: its ring time counts, and the next target is tried, not the next trunk", async () => {
      const called = await callWhile([{ afterMs: 0, says: "100 Trying" }]);
      await expectCall(
        called,
        { caller: "→INVITE, ←480, →ACK", first: "←INVITE, ←CANCEL, →200 CANCEL, →487, ←ACK", second: "" },
        ["desk/first no-answer"],
        "invite, decision ring, attempt a1, attempt-ended a1 no-answer, ended edge 480 no target answered",
      );
    });

    test("100, then ringing long after: one telephone rings", async () => {
      const called = await callWhile([
        { afterMs: 0, says: "100 Trying" },
        { afterMs: 1500, says: "180 Ringing" },
        { afterMs: 1700, says: "200 OK" },
      ]);
      await expectCall(
        called,
        {
          caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
          first: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
          second: "",
        },
        ["desk/first answered"],
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
      );
    });

    test("183 and then 503 goes on to the next trunk", async () => {
      const called = await callWhile([
        { afterMs: 0, says: "183 Session Progress" },
        { afterMs: 300, says: "503 Service Unavailable" },
      ]);
      await expectCall(
        called,
        {
          caller: "→INVITE, ←183, ←180, ←200, →ACK, →BYE, ←200 BYE",
          first: "←INVITE, →183, →503, ←ACK",
          second: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
        },
        ["desk/first trunk-failure", "desk/second answered"],
        "invite, decision ring, attempt a1, ringing a1 183, attempt-ended a1 trunk-failure, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
      );
    });

    test("503 with Retry-After: the next call leaves over the other trunk, and neither caller sees the header", async () => {
      const called = await callWhile([
        { afterMs: 0, says: "503 Service Unavailable", headers: [["Retry-After", "1"]] },
      ]);
      await expectCall(
        called,
        {
          caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
          first: "←INVITE, →503, ←ACK",
          second: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
        },
        ["desk/first trunk-failure", "desk/second answered"],
        "invite, decision ring, attempt a1, attempt-ended a1 trunk-failure, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
      );
      const next = await callers.call("4006000001");
      await expectCall(
        next,
        {
          caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
          first: "",
          second: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
        },
        ["desk/second answered"],
        "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
      );
      const attempt = (await trunks.run.events(next.callId)).find((event) => event.event === "attempt");
      expect(attempt).toMatchObject({ passedOver: [{ trunk: "first", why: "trunk-failure" }] });
      for (const reply of [...called.answers, ...next.answers])
        expect(reply.headers["retry-after"]).toBeUndefined();
    });

    test("when both refuse, the suspect one is tried too, and the caller hears 480 without Retry-After", async () => {
      const overloaded: Script = [
        { afterMs: 0, says: "503 Service Unavailable", headers: [["Retry-After", "1"]] },
      ];
      const called = await callWhile(overloaded);
      await expectCall(
        called,
        {
          caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
          first: "←INVITE, →503, ←ACK",
          second: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
        },
        ["desk/first trunk-failure", "desk/second answered"],
        "invite, decision ring, attempt a1, attempt-ended a1 trunk-failure, attempt a2, ringing a2 180, target-answer a2, caller-answer, ended caller 200",
      );
      second.script = overloaded;
      const next = await callers.call("4006000001");
      second.script = answers;
      await expectCall(
        next,
        { caller: "→INVITE, ←480, →ACK", first: "←INVITE, →503, ←ACK", second: "←INVITE, →503, ←ACK" },
        ["desk/second trunk-failure", "desk/callers no-reply", "desk/first trunk-failure"],
        "invite, decision ring, attempt a1, attempt-ended a1 trunk-failure, attempt a2, attempt-ended a2 no-reply, attempt a3, attempt-ended a3 trunk-failure, ended edge 480 no target answered",
      );
      expect(next.answers.at(-1)?.headers["retry-after"]).toBeUndefined();
    });
  });
}
