import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askKamailio } from "../ask-kamailio.ts";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { openCallers } from "./caller.ts";
import { type Authority, authority } from "./certificates.ts";
import { tlsCarrier } from "./tls-phone.ts";
import { CALLERS, startTrunkRun, type TrunkRun } from "./trunk-run.ts";

const EDGE = "127.0.8.13";
const NAME = "pbx.trunks.example";
const EXCHANGE = "127.0.8.83";
const OTHER = "127.0.8.84";
const PORT = 5093;
const edge = { address: EDGE, port: 5060 };

/** These names are in no DNS: what Kamailio remembers of one stands in its place. */
const remember = (name: string, address: string) => askKamailio(edge, "dns.add_a", [name, 3600, address, 0]);

/** Registers the tests of carriers and exchanges over TLS that are known by names. */
export function testTlsNames(): void {
  test("a carrier is asked for by its name, and has calls once its certificate has borne it", async () => {
    const [ours, carriers] = await Promise.all([authority("ours"), authority("carriers")]);
    const shown = await ours.signs(`IP:${EDGE}`);
    const trunk = `  - { id: named, carrier: unicom, host: "${NAME}:${PORT}", transport: tls, callerId: original, capacity: 10,
      auth: { kind: address, addresses: ["${EXCHANGE}"] }, tls: { ca: { secret: carrier-ca } },
      delivers: { number: hotline, at: request-uri, format: plain } }\n`;
    const carrier = await tlsCarrier(EXCHANGE, PORT, await carriers.signs(`DNS:${NAME}`));
    const run = await startTrunkRun(EDGE, trunk, {
      tls: 5061,
      edge: ", tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key } }",
      secrets: { "edge-cert": shown.cert, "edge-cert-key": shown.key, "carrier-ca": carriers.cert },
    });
    try {
      await remember(NAME, EXCHANGE);
      await until(run.known, (known) => known["named:certificate"]?.startsWith(`right ${NAME} `) === true);
      expect(new Set(carrier.names)).toEqual(new Set([NAME]));
      const callers = await openCallers(CALLERS, edge);
      const calling = callers.call("4006000001");
      carrier.replies(await carrier.takes(/^INVITE /), "486 Busy Here");
      const { callId } = await calling;
      await run.expectCall(
        callId,
        { caller: callers, carrier },
        {
          yaml: "enterprises/office.yaml",
          sip: { caller: "→INVITE, ←486, →ACK", carrier: "←INVITE, →486, ←ACK" },
          ladder: ["desk/named busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        },
      );
      callers.close();
    } finally {
      await run.stop();
      for (const each of [carrier, ours, carriers]) "close" in each ? each.close() : each.remove();
    }
  });

  describe("a SIP target over TLS by its name, in a group with one over UDP", () => {
    let run: TrunkRun;
    let ours: Authority;
    let trusted: Authority;

    beforeAll(async () => {
      [ours, trusted] = await Promise.all([authority("ours"), authority("trusted")]);
      const shown = await ours.signs(`IP:${EDGE}`);
      run = await startTrunkRun(EDGE, "", {
        tls: 5061,
        bindings: `  - { id: desk, sip: "sip:desk@${NAME}:${PORT};transport=tls", ring: 8s, channels: 10 }
  - { id: other, sip: "sip:other@${OTHER}:5090", ring: 8s, channels: 10 }
answer:
  - do: { ring: [desk, other], strategy: simultaneous }`,
        edge: `, tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key },
          targetCa: { secret: target-ca } }`,
        secrets: { "edge-cert": shown.cert, "edge-cert-key": shown.key, "target-ca": trusted.cert },
      });
      await remember(NAME, EXCHANGE);
    });
    afterAll(async () => {
      await run?.stop();
      ours?.remove();
      trusted?.remove();
    });

    const parties = async (names: string) => {
      const desk = await tlsCarrier(EXCHANGE, PORT, await trusted.signs(names));
      const other = handPhone(await openSipSocket(OTHER, edge, 5090), `other@${OTHER}:5090`);
      const socket = await openSipSocket(CALLERS, edge);
      const contact = `raw@${CALLERS}:${socket.port}`;
      const caller = handPhone(socket, contact);
      const from = { address: CALLERS, port: socket.port };
      const invite = sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5060` });
      const id = /^Call-ID: (.+)\r$/m.exec(invite)?.[1] ?? "";
      const close = () => {
        for (const each of [desk, other, caller]) each.close();
      };
      return { desk, other, caller, contact, invite, id, close };
    };

    test("another name at its address: it hears of no call, and the other of the group rings", async () => {
      const { desk, other, caller, invite, id, close } = await parties("DNS:other.example");
      try {
        caller.send(invite);
        other.replies(await other.takes(/^INVITE /), "486 Busy Here");
        await caller.takes(/^SIP\/2\.0 480 /);
        expect(new Set(desk.heard)).toEqual(new Set(["OPTIONS"]));
        await run.expectCall(
          id,
          { caller, desk, other },
          {
            yaml: "enterprises/office.yaml",
            sip: { caller: "→INVITE, ←480", desk: "", other: "←INVITE, →486, ←ACK" },
            ladder: ["desk/- no-reply", "other/- busy"],
            events:
              "invite, decision ring, attempt a1, attempt a2, attempt-ended a2 busy, attempt-ended a1 no-reply, ended edge 480 no target answered",
          },
        );
      } finally {
        close();
      }
    });

    test("it is asked for by its name; once that was seen both ring, and it answers", async () => {
      const { desk, other, caller, contact, invite, id, close } = await parties(`DNS:${NAME}`);
      try {
        caller.send(invite);
        const first = await desk.takes(/^INVITE sip:desk@/);
        expect(desk.heard).toEqual(["OPTIONS", "INVITE"]);
        expect(desk.names).toEqual([NAME]);
        const second = await other.takes(/^INVITE sip:other@/);
        other.replies(second, "180 Ringing");
        await caller.takes(/^SIP\/2\.0 180 /);
        desk.replies(first, "200 OK");
        const answer = await caller.takes(/^SIP\/2\.0 200 /);
        caller.send(withinDialog("ACK", 1, answer, contact));
        await desk.takes(/^ACK /);
        other.replies(await other.takes(/^CANCEL /), "200 OK");
        other.replies(second, "487 Request Terminated");
        caller.send(withinDialog("BYE", 2, answer, contact));
        desk.replies(await desk.takes(/^BYE /), "200 OK");
        await run.expectCall(
          id,
          { caller, desk, other },
          {
            yaml: "enterprises/office.yaml",
            sip: {
              caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
              desk: "←INVITE, →200, ←ACK, ←BYE, →200 BYE",
              other: "←INVITE, →180, ←CANCEL, →200 CANCEL, →487, ←ACK",
            },
            ladder: ["desk/- answered", "other/- answered-elsewhere"],
            events:
              "invite, decision ring, attempt a1, attempt a2, ringing a2 180, target-answer a1, caller-answer, attempt-ended a2 answered-elsewhere, ended caller 200",
          },
        );
      } finally {
        close();
      }
    });
  });
}
