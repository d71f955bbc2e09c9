import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallEvent } from "#edge/call-event.types.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import { type HandPhone, handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { missingSettableClock, type SettableClock, settableClock } from "./settable-clock.ts";
import { CALLERS, startTrunkRun, type TrunkRun } from "./trunk-run.ts";

const EDGE = "127.0.8.12";
const [CARRIER, EXCHANGE] = ["127.0.8.121", "127.0.8.122"];
const HOUR = 3600;
const trunk = `  - { id: ims, carrier: unicom, host: "${CARRIER}:5090",
      auth: { kind: register, username: hotline, realm: ims.trunks.example, password: { secret: trunk-ims } },
      delivers: { number: hotline, at: to, format: plain }, callerId: original, capacity: 10, probe: none }
`;

/** A call that the exchange answers and the caller ends. */
const ORDINARY = {
  yaml: "enterprises/office.yaml",
  sip: {
    caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
    exchange: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
  },
  ladder: ["desk/- answered"],
  events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
};

const missing = missingSettableClock();
if (missing) console.warn(`SKIPPED: no clock is set while the edge runs: ${missing}`);

/** Registers the tests of an edge whose clock is set by hours while it registers and has calls. */
export function testSetClock(): void {
  describe.skipIf(missing)(`an edge whose clock is set${missing ? ` (skipped: ${missing})` : ""}`, () => {
    let clock: SettableClock;
    let run: TrunkRun;
    let carrier: HandPhone;
    let exchange: HandPhone;
    let caller: HandPhone;
    let from: { address: string; port: number };
    const here = () => `raw@${CALLERS}:${from.port}`;

    beforeAll(async () => {
      clock = await settableClock();
      const edge = { address: EDGE, port: 5060 };
      carrier = handPhone(await openSipSocket(CARRIER, edge, 5090), `${CARRIER}:5090`);
      exchange = handPhone(await openSipSocket(EXCHANGE, edge, 5090), `desk@${EXCHANGE}:5090`);
      const socket = await openSipSocket(CALLERS, edge);
      from = { address: CALLERS, port: socket.port };
      caller = handPhone(socket, here());
      process.env["HOTLINE_PROBE_SECONDS"] = "1";
      run = await startTrunkRun(EDGE, trunk, {
        secrets: { "trunk-ims": "a-password-of-the-tests\n" },
        bindings: `  - { id: desk, sip: "sip:desk@${EXCHANGE}:5090", ring: 4s, channels: 1000 }`,
        kamailio: clock.kamailio,
      });
      delete process.env["HOTLINE_PROBE_SECONDS"];
    });
    afterAll(async () => {
      for (const each of [carrier, exchange, caller]) each?.close();
      await run?.stop();
      await clock?.remove();
    });

    const rings = async (headers: string[] = []) => {
      const text = sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5060`, headers });
      caller.send(text);
      return { callId: /Call-ID: (\S+)/.exec(text)?.[1] ?? "", first: await exchange.takes(/^INVITE /) };
    };
    const connects = async (headers: string[] = []) => {
      const { callId, first } = await rings(headers);
      exchange.replies(first, "200 OK");
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      caller.send(withinDialog("ACK", 1, answer, here()));
      await exchange.takes(/^ACK /);
      return { callId, answer };
    };
    /** The exchange answers as many questions; the caller's trunk wants none. */
    const lives = async (questions: number) => {
      for (let round = 0; round < questions; round++)
        exchange.replies(await exchange.takes(/^OPTIONS /), "200 OK");
    };
    const hangUp = async (answer: SipText) => {
      caller.send(withinDialog("BYE", 2, answer, here()));
      exchange.replies(await exchange.takes(/^BYE /), "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
    };
    const talkMs = (events: CallEvent[]) => {
      const at = (kind: string) => events.find(({ event }) => event === kind)?.at ?? 0;
      const ended = events.find((event) => event.event === "ended");
      return [(ended?.talkUs ?? 0) / 1000, (at("ended") - at("caller-answer")) / 1000];
    };

    test("back by an hour: its registration is renewed in time, and a call is asked, and lasts as long as it lasted", async () => {
      carrier.replies(await carrier.takes(/^REGISTER /), "200 OK", [["Expires", "10"]]);
      const registered = performance.now();
      const { callId, answer } = await connects();
      const begun = performance.now();
      await clock.set(-HOUR);
      await lives(2);
      carrier.replies(await carrier.takes(/^REGISTER /, 20_000), "200 OK", [["Expires", "3600"]]);
      expect(performance.now() - registered).toBeGreaterThan(4000);
      await hangUp(answer);
      const lasted = performance.now() - begun;
      for (const ms of talkMs(await run.events(callId))) expect(Math.abs(ms - lasted)).toBeLessThan(3000);
      await run.expectCall(callId, { caller, exchange }, ORDINARY);
    });

    test("back by an hour while a telephone rings: a second ringing gives it no time anew", async () => {
      await clock.set(0);
      const { callId, first } = await rings();
      exchange.replies(first, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      const begun = performance.now();
      await clock.set(-HOUR);
      exchange.replies(first, "183 Session Progress");
      exchange.replies(await exchange.takes(/^CANCEL /), "200 OK");
      exchange.replies(first, "487 Request Terminated");
      await caller.takes(/^SIP\/2\.0 480 /);
      expect(performance.now() - begun).toBeLessThan(20_000);
      await run.expectCall(
        callId,
        { caller, exchange },
        {
          yaml: "enterprises/office.yaml",
          sip: {
            caller: "→INVITE, ←180, ←183, ←480",
            exchange: "←INVITE, →180, →183, ←CANCEL, →200 CANCEL, →487, ←ACK",
          },
          ladder: ["desk/- no-answer"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 no-answer, ended edge 480 no target answered",
        },
      );
    });

    test("forward by an hour: a call whose session is to be refreshed within half an hour goes on", async () => {
      await clock.set(0);
      const { callId, answer } = await connects(["Supported: timer"]);
      expect(answer.headers["session-expires"]).toEqual(["1800;refresher=uac"]);
      await clock.set(HOUR);
      await lives(3);
      await hangUp(answer);
      await run.expectCall(callId, { caller, exchange }, ORDINARY);
    });

    test("back by an hour: a BYE of the edge's own is sent again until it is answered", async () => {
      await clock.set(0);
      const { callId } = await connects();
      exchange.replies(await exchange.takes(/^OPTIONS /), "481 Call/Transaction Does Not Exist");
      exchange.replies(await exchange.takes(/^BYE /), "200 OK");
      const branch = (bye: SipText) => /branch=([^;,]+)/.exec(bye.headers["via"]?.[0] ?? "")?.[1];
      const first = branch(await caller.takes(/^BYE /));
      await clock.set(-HOUR);
      const again = async (): Promise<SipText> => {
        const bye = await caller.takes(/^BYE /);
        return branch(bye) === first ? again() : bye;
      };
      caller.replies(await again(), "200 OK");
      await run.expectCall(
        callId,
        { caller, exchange },
        {
          yaml: "enterprises/office.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, ←BYE, →200 BYE",
            exchange: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events:
            "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended edge 200 target has left the call",
        },
      );
    });
  });
}
