import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Conversation, converse, hangUp, mediaEvents, ORDINARY } from "./conversation.ts";
import { ANCHORED, DIRECT, MEDIA, type MediaRun } from "./media-run.ts";
import { openParty, type Party } from "./party.ts";
import { mediaOf } from "./voice.ts";

const browser = (address: string) => [
  "a=ice-ufrag:abcd",
  "a=ice-pwd:abcdefghijklmnopqrstuvwx",
  `a=candidate:1 1 UDP 2130706431 ${address} 40000 typ host`,
  `a=rtcp:40001 IN IP4 ${address}`,
  "a=rtcp-mux",
  "a=fingerprint:sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
  "a=setup:actpass",
];

/** Registers the tests of what SDP says to either side. */
export function testSdp(running: () => MediaRun): void {
  describe("SDP", () => {
    let caller: Party;
    let target: Party;
    const through = (sdp: string) => {
      expect(mediaOf(sdp).host).toBe(MEDIA);
      expect(sdp).not.toMatch(/127\.0\.9\.1[0-9]/);
    };

    beforeEach(async () => {
      caller = await openParty(ANCHORED, running().edge, 11);
      target = await openParty(DIRECT, running().edge, 22, 5090);
    });
    afterEach(() => {
      caller.close();
      target.close();
    });

    test("shows no address of the other side, no ICE and no encryption, and leaves the codecs as they are", async () => {
      const call = await converse(caller, target, "4008000001", {
        offer: caller.voice.sdp(browser(ANCHORED)),
      });
      through(call.taken.body);
      through(call.answer.body);
      expect(call.taken.body).not.toMatch(/candidate|ice-|fingerprint|setup|crypto|rtcp-mux/);
      expect(call.taken.body).toMatch(/^m=audio \d+ RTP\/AVP 8 101\r$/m);
      expect(call.taken.body).toContain("a=fmtp:101 0-15");
      await hangUp(caller, target, call);
      await running().expectCall(call.invite, { caller, target }, ORDINARY);
    });

    test("of re-INVITE and UPDATE passes both ways, and hold with it", async () => {
      const call = await converse(caller, target, "4008000001");
      const { answer, taken } = call;
      caller.within("INVITE", 2, answer, { sdp: caller.voice.sdp(["a=sendonly"]) });
      const held = await target.takes(/^INVITE /);
      through(held.body);
      expect(held.body).toContain("a=sendonly");
      target.replies(held, "200 OK", target.voice.sdp(["a=recvonly"]));
      const holding = await caller.answered(2);
      through(holding.body);
      expect(holding.body).toContain("a=recvonly");
      caller.within("ACK", 2, answer);
      await target.takes(/^ACK /);

      target.within("UPDATE", 5, own(call, target), { byTarget: taken, sdp: target.voice.sdp() });
      const update = await caller.takes(/^UPDATE /);
      through(update.body);
      caller.replies(update, "200 OK", caller.voice.sdp());
      through((await target.answered(5)).body);
      await hangUp(caller, target, call);
      await running().expectCall(
        call.invite,
        { caller, target },
        {
          yaml: "enterprises/anchored.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →INVITE, ←200, →ACK, ←UPDATE, →200 UPDATE, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, ←INVITE, →200, ←ACK, →UPDATE, ←200 UPDATE, ←BYE, →200 BYE",
          },
          ladder: ["desk/direct answered"],
          events:
            "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200, media a1",
        },
      );
    });

    test("that is refused is as if never said: speech goes on as it went", async () => {
      const elsewhere = await openParty(ANCHORED, running().edge, 33);
      const call = await converse(caller, target, "4008000001");
      const shown = own(call, target);
      const audio = /m=audio (\d+) RTP[\s\S]*$/;
      const fax = target.voice.sdp().replace(audio, "m=image $1 udptl t38\r\na=T38FaxVersion:0\r\n");
      const moved = fax.replace(/m=image \d+/, `m=image ${target.voice.port + 2}`);
      target.within("INVITE", 7, shown, { byTarget: call.taken, sdp: moved });
      caller.replies(await caller.takes(/^INVITE /), "488 Not Acceptable Here");
      await caller.takes(/^ACK /);
      await target.takes(/^SIP\/2\.0 488 /);
      caller.within("UPDATE", 2, call.answer, { sdp: elsewhere.voice.sdp(["a=sendonly"]) });
      target.replies(await target.takes(/^UPDATE /), "491 Request Pending");
      await caller.takes(/^SIP\/2\.0 491 /);
      await Promise.all([
        caller.voice.speak(call.answer.body, { packets: 20 }),
        target.voice.speak(call.taken.body, { packets: 20 }),
      ]);
      expect((await caller.voice.hears(15)).map(([key]) => key.split(" ")[1])).toEqual(["22"]);
      expect((await target.voice.hears(15)).map(([key]) => key.split(" ")[1])).toEqual(["11"]);
      await hangUp(caller, target, call);
      elsewhere.close();
      await running().expectCall(
        call.invite,
        { caller, target },
        {
          ...ORDINARY,
          sip: {
            caller: "→INVITE, ←200, →ACK, ←INVITE, →488, ←ACK, →UPDATE, ←491 UPDATE, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, →INVITE, ←488, ←UPDATE, →491 UPDATE, ←BYE, →200 BYE",
          },
        },
      );
    });

    test("that a target offers in its answer is answered in the ACK", async () => {
      caller.invites("4008000001", "");
      const taken = await target.takes(/^INVITE /);
      expect(taken.body).toBe("");
      target.replies(taken, "200 OK", target.voice.sdp());
      const answer = await caller.answered(1);
      through(answer.body);
      caller.within("ACK", 1, answer, { sdp: caller.voice.sdp() });
      const ack = await target.takes(/^ACK /);
      through(ack.body);
      await Promise.all([
        caller.voice.speak(answer.body, { packets: 10 }),
        target.voice.speak(ack.body, { packets: 10 }),
      ]);
      expect((await caller.voice.hears(10))[0]?.[1]).toBe(10);
      expect((await target.voice.hears(10))[0]?.[1]).toBe(10);
      await hangUp(caller, target, { invite: taken, taken, answer });
      await running().expectCall(taken, { caller, target }, ORDINARY);
    });

    test("that a caller offers in its answer to the target is answered in the ACK, and figures stay their speaker's", async () => {
      const call = await converse(caller, target, "4008000001");
      const shown = own(call, target);
      target.within("INVITE", 7, shown, { byTarget: call.taken });
      caller.replies(await caller.takes(/^INVITE /), "200 OK", caller.voice.sdp());
      const offer = await target.answered(7);
      through(offer.body);
      target.within("ACK", 7, shown, { byTarget: call.taken, sdp: target.voice.sdp() });
      const ack = await caller.takes(/^ACK /);
      through(ack.body);
      await Promise.all([
        caller.voice.speak(ack.body, { packets: 20 }),
        target.voice.speak(offer.body, { packets: 10 }),
      ]);
      expect((await caller.voice.hears(10))[0]?.[1]).toBe(10);
      expect((await target.voice.hears(20))[0]?.[1]).toBe(20);
      await hangUp(caller, target, call);
      const [event] = await mediaEvents(running(), call.invite);
      expect(event).toMatchObject({ caller: { packets: 20 }, target: { packets: 10 } });
      await running().expectCall(
        call.invite,
        { caller, target },
        {
          ...ORDINARY,
          sip: {
            caller: "→INVITE, ←200, →ACK, ←INVITE, →200, ←ACK, →BYE, ←200 BYE",
            target: "←INVITE, →200, ←ACK, →INVITE, ←200, →ACK, ←BYE, →200 BYE",
          },
        },
      );
    }, 20_000);
  });
}

/** The answer as the target gave it. */
function own(call: Conversation, target: Party): Conversation["answer"] {
  const { from, "call-id": id, "record-route": routes } = call.taken.headers;
  const to = `${call.taken.headers["to"]?.[0]};tag=party-22`;
  const headers: Record<string, string[]> = { from: from ?? [], to: [to], "call-id": id ?? [] };
  return { ...call.answer, headers: { ...headers, "record-route": routes ?? [] }, body: target.voice.sdp() };
}
