import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { openCallers } from "./caller.ts";
import { type Authority, authority } from "./certificates.ts";
import { type TlsPhone, tlsCarrier } from "./tls-phone.ts";
import { CALLERS, startTrunkRun, type TrunkRun } from "./trunk-run.ts";

const EDGE = "127.0.8.7";
const RIGHT = "127.0.8.71";
const PORT = 5091;
const edge = { address: EDGE, port: 5060 };

/** Registers the tests of a carrier's TLS connection that is lost. */
export function testLostTls(): void {
  describe("a TLS connection is lost, and somebody with a certificate of the same signer answers in its place", () => {
    let run: TrunkRun;
    let ours: Authority;
    let carriers: Authority;
    const phones: TlsPhone[] = [];
    const listen = async (names: string, deaf = false) => {
      const phone = await tlsCarrier(RIGHT, PORT, await carriers.signs(names), { deaf });
      phones.push(phone);
      return phone;
    };
    const known = async () => (await run.known())["right:certificate"] ?? "";

    beforeAll(async () => {
      [ours, carriers] = await Promise.all([authority("ours"), authority("carriers")]);
      const shown = await ours.signs(`IP:${EDGE}`);
      run = await startTrunkRun(
        EDGE,
        `  - { id: right, carrier: unicom, host: "${RIGHT}:${PORT}", transport: tls, callerId: original, capacity: 10,
      auth: { kind: address, addresses: ["${RIGHT}"] }, tls: { ca: { secret: carrier-ca } },
      delivers: { number: hotline, at: request-uri, format: plain } }
`,
        {
          tls: 5061,
          bindings: `  - { id: desk, phone: "010-62340001", ring: 8s, channels: 10 }`,
          edge: ", tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key } }",
          secrets: { "edge-cert": shown.cert, "edge-cert-key": shown.key, "carrier-ca": carriers.cert },
        },
      );
    });
    afterAll(async () => {
      for (const phone of phones) phone.close();
      await run?.stop();
      ours?.remove();
      carriers?.remove();
    });

    const caller = async () => {
      const socket = await openSipSocket(CALLERS, edge);
      const from = { address: CALLERS, port: socket.port };
      const contact = `raw@${CALLERS}:${socket.port}`;
      const phone = handPhone(socket, contact);
      const invite = sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5060` });
      phone.send(invite);
      return { phone, invite, contact };
    };

    test("it hears of no call: no INVITE, CANCEL or BYE; the carrier that is back is told that a call has ended", async () => {
      const right = await listen(`IP:${RIGHT}`);
      await until(known, (text) => text.startsWith(`right ${RIGHT} `));
      const talking = await caller();
      right.replies(await right.takes(/^INVITE /), "200 OK");
      const answer = await talking.phone.takes(/^SIP\/2\.0 200 /);
      talking.phone.send(withinDialog("ACK", 1, answer, talking.contact));
      await right.takes(/^ACK /);
      const ringing = await caller();
      right.replies(await right.takes(/^INVITE /), "180 Ringing");
      await ringing.phone.takes(/^SIP\/2\.0 180 /);

      right.close();
      // It lets the edge wait for its answer to OPTIONS: till then nobody has looked at its name.
      const impostor = await listen("DNS:sbc.other.example", true);
      await until(() => impostor.heard.length > 0);
      const cancel = ringing.invite
        .replace(/^INVITE /, "CANCEL ")
        .replace("CSeq: 1 INVITE", "CSeq: 1 CANCEL");
      ringing.phone.send(cancel);
      await ringing.phone.takes(/^SIP\/2\.0 487 /);
      talking.phone.send(withinDialog("BYE", 2, answer, talking.contact));
      await talking.phone.takes(/^SIP\/2\.0 [2-6]/);
      const idOf = (text: string) => /^Call-ID: (.+)\r$/m.exec(text)?.[1] ?? "";
      await run.expectCall(
        idOf(ringing.invite),
        { caller: ringing.phone, right },
        {
          yaml: "enterprises/office.yaml",
          sip: { caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487", right: "←INVITE, →180" },
          ladder: ["desk/right cancelled"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
        },
      );
      await run.expectCall(
        idOf(talking.invite),
        { caller: talking.phone, right },
        {
          yaml: "enterprises/office.yaml",
          sip: { caller: "→INVITE, ←200, →ACK, →BYE, ←477 BYE", right: "←INVITE, →200, ←ACK" },
          ladder: ["desk/right answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        },
      );
      const callers = await openCallers(CALLERS, edge);
      const expectPassedOver = (callId: string, answering: TlsPhone) =>
        run.expectCall(
          callId,
          { caller: callers, answering },
          {
            yaml: "enterprises/office.yaml",
            sip: { caller: "→INVITE, ←480, →ACK", answering: "" },
            ladder: ["desk/callers no-reply"],
            events:
              "invite, decision ring, attempt a1, attempt-ended a1 no-reply, ended edge 480 no target answered",
          },
        );
      const { callId } = await callers.call("4006000001");
      await expectPassedOver(callId, impostor);
      expect((await run.events(callId)).find(({ event }) => event === "attempt")).toMatchObject({
        passedOver: [{ trunk: "right", why: "certificate" }],
      });
      expect(new Set(impostor.heard)).toEqual(new Set(["OPTIONS"]));

      impostor.close();
      const other = await listen("DNS:sbc.other.example");
      await until(known, (text) => text === `wrong ${RIGHT}`);
      await expectPassedOver((await callers.call("4006000001")).callId, other);
      expect(new Set([...impostor.heard, ...other.heard])).toEqual(new Set(["OPTIONS"]));
      other.close();

      const back = await listen(`IP:${RIGHT}`);
      await until(known, (text) => text.startsWith(`right ${RIGHT} `));
      const called = callers.call("4006000001");
      back.replies(await back.takes(/^INVITE /), "200 OK");
      const last = (await called).callId;
      const ended = idOf(talking.invite);
      for (const told = new Set<string | undefined>(); !told.has(ended) || !told.has(last); ) {
        const bye = await back.takes(/^BYE /, 20_000);
        back.replies(bye, "200 OK");
        told.add(bye.headers["call-id"]?.[0]);
      }
      expect(await back.sip(ended)).toBe("←BYE, →200 BYE");
      await run.expectCall(
        last,
        { caller: callers, back },
        {
          yaml: "enterprises/office.yaml",
          sip: {
            caller: "→INVITE, ←200, →ACK, →BYE, ←200 BYE",
            back: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/right answered"],
          events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended caller 200",
        },
      );
      callers.close();
    });
  });
}
