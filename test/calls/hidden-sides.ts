import { describe, expect, test } from "vitest";
import type { SipText } from "#local/phones/sip-text.ts";
import type { ByHand } from "./by-hand.ts";
import { given, openByHand } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { BY_HAND, NORTH } from "./carriers.ts";
import { withinDialog } from "./hand-phone.ts";
import { sipRequest } from "./sip-socket.ts";

/** What one side puts into its messages, and what the other may not see of it. */
const telling: [string, string][] = [
  ["Server", "Secret/1"],
  ["User-Agent", "Secret/1"],
  ["Call-Info", "<http://secret.example/face.png>"],
  ["Alert-Info", "<http://secret.example/ring.wav>"],
  ["P-Charging-Vector", "icid-value=secret"],
  ["X-Secret", "secret"],
  ["Subject", "secret"],
  ["Organization", "secret"],
  ["Warning", '399 secret.example "secret"'],
  ["Reply-To", "<sip:secret@secret.example>"],
];
const told = /secret/i;

function without(message: SipText, address: string): void {
  const { "call-id": _, ...headers } = message.headers;
  expect(JSON.stringify(headers)).not.toMatch(told);
  expect(JSON.stringify(headers)).not.toContain(address);
  expect(message.headers["via"]?.length).toBe(1);
}

/** Registers the tests of what neither side may learn of the other. */
export function testHiddenSides(running: () => Running): void {
  describe("hidden sides", () => {
    const with_ = async (run: (hand: ByHand) => Promise<void>) => {
      const hand = await openByHand(running().edge);
      await run(hand).finally(() => hand.close());
    };

    test("neither side sees the other's addresses, proxies, software or pictures, from INVITE to BYE", () =>
      with_(async ({ caller, target, here, there, invite, answered, expectCall }) => {
        const proxy = `<sip:${here};lr;hidden>`;
        const headers = [
          `Record-Route: ${proxy}`,
          "Via: SIP/2.0/UDP 127.0.4.11:5098;branch=z9hG4bKbehind;rport",
          ...telling.map(([name, value]) => `${name}: ${value}`),
        ];
        const text = invite("4006000029", { headers });
        const first = await target.takes(/^INVITE /);
        expect(first.headers["from"]?.[0]).toMatch(/^<sip:01088880000@sip\.[a-z.]+>;tag=/);
        expect(first.headers["record-route"]?.length).toBe(1);
        without(first, NORTH);
        expect(JSON.stringify(first)).not.toMatch(/5098|hidden/);
        expect(first.headers["contact"]?.[0]).toMatch(/^<sip:[0-9a-z-]+@127\.0\.4\.1:5060>$/);

        first.headers["record-route"]?.unshift(`<sip:${BY_HAND}:5090;lr;secret>`);
        target.replies(first, "180 Ringing", telling);
        without(await caller.takes(/^SIP\/2\.0 180 /).then(onlyOwnVia), BY_HAND);
        target.replies(first, "200 OK", telling);
        const raw = await answered();
        expect(raw.headers["record-route"]).toEqual([expect.stringMatching(/^<sip:127\.0\.4\.1;lr/), proxy]);
        const answer = onlyOwnVia({ ...raw, headers: { ...raw.headers, "record-route": [] } });
        without(answer, BY_HAND);

        const dialog = {
          ...raw,
          headers: { ...raw.headers, "record-route": raw.headers["record-route"]?.slice(0, 1) ?? [] },
        };
        caller.send(withinDialog("ACK", 1, dialog, here));
        const ack = await target.takes(/^ACK /);
        expect([ack.start, ack.headers["route"]]).toEqual([
          `ACK sip:${there} SIP/2.0`,
          [`<sip:${BY_HAND}:5090;lr;secret>`],
        ]);
        target.send(
          withinDialog("INVITE", 1, given(first, raw), there, { byTarget: first, headers: telling }),
        );
        const again = await caller.takes(/^INVITE /);
        expect(again.start).toBe(`INVITE sip:${here} SIP/2.0`);
        expect(again.headers["route"]).toEqual([proxy]);
        without({ ...again, headers: { ...again.headers, to: [], from: [] } }, BY_HAND);
        caller.replies(again, "200 OK", telling);
        const agreed = await target.takes(/^SIP\/2\.0 200 /);
        without(onlyOwnVia(agreed), NORTH);
        target.send(withinDialog("ACK", 1, given(first, raw), there, { byTarget: first }));
        await caller.takes(/^ACK /);
        target.send(withinDialog("BYE", 2, given(first, raw), there, { byTarget: first }));
        const bye = await caller.takes(/^BYE /);
        without({ ...bye, headers: { ...bye.headers, to: [], from: [], route: [] } }, BY_HAND);
        caller.replies(bye, "200 OK");
        await target.takes(/^SIP\/2\.0 200 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller: "→INVITE, ←180, ←200, →ACK, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
            target: "←INVITE, →180, →200, ←ACK, →INVITE, ←200, →ACK, →BYE, ←200 BYE",
          },
          ladder: ["desk/- answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended target 200",
        });
      }));

    // Kamailio writes into such a Via where the request came from.
    test.each([
      ["asks for its port", /(;branch=)/, ";rport$1"],
      ["names a host", NORTH, "sbc.secret.example"],
      [
        "was written into before, with others behind it",
        /(Via: \S+ )(\S+)\r\n/,
        "$1$2;received=127.0.4.77;rport, SIP/2.0/UDP secret:5\r\nv: SIP/2.0/UDP secret:6\r\n",
      ],
      ["goes on in the next line", /;branch=/, "\r\n ;rport;branch="],
    ])(
      "a caller whose Via %s: targets get whole headers, none of which says where from",
      (_, found, written) =>
        with_(async ({ caller, target, here, invite, answered, expectCall }) => {
          const rewritten = (text: string) => text.replace(found, written);
          const text = invite("4006000029", { rewritten });
          const whole = (message: SipText) => {
            for (const name of Object.keys(message.headers)) expect(name).toMatch(/^[a-z-]+$/);
            expect(message.headers["max-forwards"]).toEqual(["69"]);
            without(message, NORTH);
          };
          const first = await target.takes(/^INVITE /);
          whole(first);
          target.replies(first, "200 OK");
          const answer = await answered();
          expect(answer.headers["via"]?.[0]).toContain(`received=${NORTH}`);
          caller.send(rewritten(withinDialog("ACK", 1, answer, here)));
          whole(await target.takes(/^ACK /));
          caller.send(rewritten(withinDialog("BYE", 2, answer, here)));
          const bye = await target.takes(/^BYE /);
          whole(bye);
          target.replies(bye, "200 OK");
          await caller.takes(/^SIP\/2\.0 200 /);
          await expectCall(text, {
            yaml: "enterprises/by-hand.yaml",
            sip: {
              caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
              target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
            },
            ladder: ["desk/- answered"],
            events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
          });
        }),
    );

    test("a request within a dialog goes to the other side alone, whatever Route and request URI say", () =>
      with_(async (hand) => {
        const { caller, target, here, there } = hand;
        const { text, answer } = await hand.connected("4006000029");
        const info = withinDialog("INFO", 2, answer, here)
          .replace(/^INFO \S+/, "INFO sip:00881234567890@127.0.4.12:5090")
          .replace(/\r\n\r\n/, "\r\nRoute: <sip:127.0.4.12:5090;lr>\r\n\r\n");
        caller.send(info);
        const taken = await target.takes(/^INFO /);
        expect([taken.start, taken.headers["route"]]).toEqual([`INFO sip:${there} SIP/2.0`, undefined]);
        target.replies(taken, "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        for (const [method, status] of [
          ["REFER", /^SIP\/2\.0 405 /],
          ["SUBSCRIBE", /^SIP\/2\.0 405 /],
        ] as const) {
          caller.send(
            withinDialog(method, 3, answer, here, { headers: [["Refer-To", "<sip:110@x.example>"]] }),
          );
          await caller.takes(status);
        }
        caller.send(withinDialog("BYE", 4, answer, here));
        target.replies(await target.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        // The call is over: what is still sent in it, also by its own way, goes nowhere.
        caller.send(withinDialog("INVITE", 5, answer, here));
        await caller.takes(/^SIP\/2\.0 481 /);
        await hand.expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller:
              "→INVITE, ←200, →ACK, →INFO, ←200 INFO, →REFER, ←405 REFER, →SUBSCRIBE, ←405 SUBSCRIBE, →BYE, ←200 BYE, →INVITE, ←481",
            target: "←INVITE, →200, ←ACK, ←INFO, →200 INFO, ←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        });
      }));

    test("a Contact of ours that was changed, or of another dialog, leads nowhere", () =>
      with_(async ({ caller, target, here, invite, cancel, expectCall }) => {
        const text = invite("4006000029");
        const first = await target.takes(/^INVITE /);
        target.replies(first, "183 Session Progress");
        const early = await caller.takes(/^SIP\/2\.0 183 /);
        const user = /<sip:([^@]+)@/.exec(early.headers["contact"]?.[0] ?? "")?.[1] ?? "";
        const changed = `${user.slice(0, -1)}${user.endsWith("0") ? "1" : "0"}`;
        const prack = withinDialog("PRACK", 2, early, here);
        const others = [changed, user.replace("target", "caller"), user.replace(/^./, "g"), "x"];
        for (const [index, bad] of others.entries()) {
          // A request of the same number while the one before is at work is held for a repetition.
          caller.send(withinDialog("PRACK", 3 + index, early, here).replace(user, bad));
          await caller.takes(/^SIP\/2\.0 481 /);
        }
        const from = { address: NORTH, port: Number(here.split(":")[1]) };
        caller.send(sipRequest("BYE", from, { uri: `sip:${user}@127.0.4.1:5060`, toTag: "other" }));
        await caller.takes(/^SIP\/2\.0 481 /);
        caller.send(prack);
        target.replies(await target.takes(/^PRACK /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        cancel(text);
        target.replies(await target.takes(/^CANCEL /), "200 OK");
        target.replies(first, "487 Request Terminated");
        await caller.takes(/^SIP\/2\.0 487 /);
        await expectCall(text, {
          yaml: "enterprises/by-hand.yaml",
          sip: {
            caller:
              "→INVITE, ←183, →PRACK, ←481 PRACK, →PRACK, ←481 PRACK, →PRACK, ←481 PRACK, →PRACK, ←481 PRACK, →PRACK, ←200 PRACK, →CANCEL, ←200 CANCEL, ←487",
            target: "←INVITE, →183, ←PRACK, →200 PRACK, ←CANCEL, →200 CANCEL, →487, ←ACK",
          },
          ladder: ["desk/- cancelled"],
          events:
            "invite, decision ring, attempt a1, ringing a1 183, attempt-ended a1 cancelled, ended caller 487 cancelled",
        });
      }));

    test(
      "an answer that comes again after the edge has forgotten the INVITE still reaches the caller",
      () =>
        with_(async ({ caller, target, here, invite, answered, expectCall }) => {
          const text = invite("4006000029");
          const first = await target.takes(/^INVITE /);
          target.replies(first, "200 OK");
          const answer = await answered();
          await new Promise((resolve) => setTimeout(resolve, 6000));
          target.replies(first, "200 OK");
          const again = await answered();
          const { via, contact, "record-route": routes, to } = answer.headers;
          expect(again.headers).toMatchObject({ via, contact, "record-route": routes, to });
          caller.send(withinDialog("ACK", 1, again, here));
          await target.takes(/^ACK /);
          caller.send(withinDialog("BYE", 2, again, here));
          target.replies(await target.takes(/^BYE /), "200 OK");
          await caller.takes(/^SIP\/2\.0 200 /);
          await expectCall(text, {
            yaml: "enterprises/by-hand.yaml",
            sip: {
              caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
              target: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
            },
            ladder: ["desk/- answered"],
            events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
          });
        }),
      60_000,
    );
  });
}

/** A reply without the Vias that its receiver sent itself. */
function onlyOwnVia(message: SipText): SipText {
  return { ...message, headers: { ...message.headers, via: [""] } };
}
