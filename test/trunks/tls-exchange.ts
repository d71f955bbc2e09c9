import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type HandPhone, handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { type Authority, authority } from "./certificates.ts";
import { type TlsPhone, tlsCarrier } from "./tls-phone.ts";
import { CALLERS, startTrunkRun, type TrunkRun } from "./trunk-run.ts";

const EDGE = "127.0.8.8";
const EXCHANGE = "127.0.8.81";
const SPARE = "127.0.8.82";
const PORT = 5092;
const edge = { address: EDGE, port: 5060 };
const yaml = "enterprises/office.yaml";

/** Registers the tests of enterprises' own exchanges over TLS: SIP targets without a trunk. */
export function testTlsExchange(): void {
  describe("a SIP target over TLS, and a spare one over UDP", () => {
    let run: TrunkRun;
    let ours: Authority;
    let trusted: Authority;
    const open: { close(): void }[] = [];
    const opened = <T extends { close(): void }>(one: T): T => {
      open.push(one);
      return one;
    };
    const exchange = async (names: string, deaf = false) =>
      opened(await tlsCarrier(EXCHANGE, PORT, await trusted.signs(names), { deaf }));
    const spare = async () =>
      opened(handPhone(await openSipSocket(SPARE, edge, 5090), `spare@${SPARE}:5090`));
    const caller = async () => {
      const socket = await openSipSocket(CALLERS, edge);
      const contact = `raw@${CALLERS}:${socket.port}`;
      const phone = opened(handPhone(socket, contact));
      const from = { address: CALLERS, port: socket.port };
      const invite = sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5060` });
      phone.send(invite);
      return { phone, invite, contact, id: /^Call-ID: (.+)\r$/m.exec(invite)?.[1] ?? "" };
    };
    const cancels = ({ phone, invite }: { phone: HandPhone; invite: string }) =>
      phone.send(invite.replace(/^INVITE /, "CANCEL ").replace("CSeq: 1 INVITE", "CSeq: 1 CANCEL"));
    /** Whatever has come to it, whoever it was. */
    const onlyAsked = (phone: TlsPhone) => expect(new Set(phone.heard)).toEqual(new Set(["OPTIONS"]));

    beforeAll(async () => {
      [ours, trusted] = await Promise.all([authority("ours"), authority("trusted")]);
      const shown = await ours.signs(`IP:${EDGE}`);
      run = await startTrunkRun(EDGE, "", {
        tls: 5061,
        bindings: `  - { id: desk, sip: "sip:desk@${EXCHANGE}:${PORT};transport=tls", ring: 8s, channels: 10 }
  - { id: spare, sip: "sip:spare@${SPARE}:5090", ring: 8s, channels: 10 }`,
        edge: `, tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key },
          targetCa: { secret: target-ca } }`,
        secrets: { "edge-cert": shown.cert, "edge-cert-key": shown.key, "target-ca": trusted.cert },
      });
    });
    afterEach(() => {
      for (const each of open.splice(0)) each.close();
    });
    afterAll(async () => {
      await run?.stop();
      ours?.remove();
      trusted?.remove();
    });

    test("it is asked for its name first, and has the call then; the next call goes over the same connection", async () => {
      const desk = await exchange(`IP:${EXCHANGE}`);
      for (const { asked } of [{ asked: ["OPTIONS"] }, { asked: [] }]) {
        desk.heard.length = 0;
        const { phone, contact, id } = await caller();
        const invite = await desk.takes(/^INVITE sip:desk@/);
        expect(desk.heard).toEqual([...asked, "INVITE"]);
        desk.replies(invite, "180 Ringing");
        await phone.takes(/^SIP\/2\.0 180 /);
        desk.replies(invite, "200 OK");
        const answer = await phone.takes(/^SIP\/2\.0 200 /);
        phone.send(withinDialog("ACK", 1, answer, contact));
        await desk.takes(/^ACK /);
        phone.send(withinDialog("BYE", 2, answer, contact));
        desk.replies(await desk.takes(/^BYE /), "200 OK");
        await phone.takes(/^SIP\/2\.0 200 /);
        await run.expectCall(
          id,
          { caller: phone, desk },
          {
            yaml,
            sip: {
              caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
              desk: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
            },
            ladder: ["desk/- answered"],
            events:
              "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
          },
        );
      }
      expect(desk.connections).toHaveLength(1);
    });

    test("somebody with another name at its place hears of no call, and the next target rings", async () => {
      const impostor = await exchange("DNS:pbx.other.example");
      const next = await spare();
      const { phone, id } = await caller();
      next.replies(await next.takes(/^INVITE /), "486 Busy Here");
      await phone.takes(/^SIP\/2\.0 486 /);
      onlyAsked(impostor);
      await run.logs(`its certificate does not name ${EXCHANGE}`);
      await run.expectCall(
        id,
        { caller: phone, impostor, next },
        {
          yaml,
          sip: { caller: "→INVITE, ←486", impostor: "", next: "←INVITE, →486, ←ACK" },
          ladder: ["desk/- send-failure", "spare/- busy"],
          events:
            "invite, decision ring, attempt a1, attempt-ended a1 send-failure, attempt a2, attempt-ended a2 busy, ended edge 486 all targets busy",
        },
      );
    });

    test("a caller who gives up while its name is awaited gets 487, and nobody hears of the call", async () => {
      const deaf = await exchange(`IP:${EXCHANGE}`, true);
      const called = await caller();
      await called.phone.takes(/^SIP\/2\.0 100 /);
      cancels(called);
      await called.phone.takes(/^SIP\/2\.0 487 /);
      await run.expectCall(
        called.id,
        { caller: called.phone, deaf },
        {
          yaml,
          sip: { caller: "→INVITE, →CANCEL, ←200 CANCEL, ←487", deaf: "" },
          ladder: [],
          events: "invite, decision ring, ended caller 487 cancelled",
        },
      );
      onlyAsked(deaf);
    });

    test("its connection is lost within a call: the end is told to itself alone, as soon as it is back", async () => {
      const desk = await exchange(`IP:${EXCHANGE}`);
      const { phone, contact, id } = await caller();
      desk.replies(await desk.takes(/^INVITE /), "200 OK");
      const answer = await phone.takes(/^SIP\/2\.0 200 /);
      phone.send(withinDialog("ACK", 1, answer, contact));
      await desk.takes(/^ACK /);
      desk.close();
      const impostor = await exchange("DNS:pbx.other.example");
      phone.send(withinDialog("BYE", 2, answer, contact));
      await phone.takes(/^SIP\/2\.0 477 /);
      await until(() => impostor.heard.includes("OPTIONS"));
      impostor.close();
      const back = await exchange(`IP:${EXCHANGE}`);
      back.replies(await back.takes(/^BYE /, 20_000), "200 OK");
      onlyAsked(impostor);
      await run.expectCall(
        id,
        { caller: phone, desk, back },
        {
          yaml,
          sip: {
            caller: "→INVITE, ←200, →ACK, →BYE, ←477 BYE",
            desk: "←INVITE, →200, ←ACK",
            back: "←BYE, →200 BYE",
          },
          ladder: ["desk/- answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        },
      );
    });
  });
}
