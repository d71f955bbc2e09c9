import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepTls } from "#edge/tls/keep-tls.ts";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { withinDialog } from "../calls/hand-phone.ts";
import { sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { type Authority, authority, type Pair } from "./certificates.ts";
import { type TlsPhone, tlsCaller, tlsCarrier } from "./tls-phone.ts";
import { startTrunkRun, type TrunkRun } from "./trunk-run.ts";

const EDGE = "127.0.8.4";
const RIGHT = "127.0.8.41";
const PORT = 5091;
const edge = { address: EDGE, port: 5061 };
const overTls = (id: string, address: string, more: string) =>
  `  - { id: ${id}, carrier: unicom, host: "${address}:${PORT}", transport: tls,
      auth: { kind: address, addresses: ["${address}"] }, callerId: original, capacity: 10,
      delivers: { number: hotline, at: request-uri, format: plain }, ${more} }
`;
const trusted = "tls: { ca: { secret: carrier-ca } }";
const secured = (text: string) =>
  text
    .replace("SIP/2.0/UDP", "SIP/2.0/TLS")
    .replace(/(Contact: <[^>]+)>/, (_, contact: string) =>
      contact.includes(";transport=") ? `${contact}>` : `${contact};transport=tls>`,
    );

/** Registers the tests of trunks over TLS. */
export function testTls(): void {
  describe("trunks over TLS: one whose certificate is right, behind some whose are not", () => {
    let run: TrunkRun;
    let ours: Authority;
    let carriers: Authority;
    let strangers: Authority;
    let shown: Pair;
    const phones: TlsPhone[] = [];
    let right: TlsPhone;
    let misnamed: TlsPhone;

    beforeAll(async () => {
      const made = [authority("ours"), authority("carriers"), authority("strangers")] as const;
      [ours, carriers, strangers] = await Promise.all(made);
      shown = await ours.signs(`IP:${EDGE}`);
      const listen = async (address: string, shows: Pair, clients?: string) => {
        const phone = await tlsCarrier(address, PORT, shows, clients === undefined ? {} : { clients });
        phones.push(phone);
        return phone;
      };
      misnamed = await listen("127.0.8.42", await carriers.signs("IP:127.0.8.99,DNS:sbc.carrier.example"));
      await listen("127.0.8.43", await strangers.signs("IP:127.0.8.43"));
      await listen("127.0.8.44", await carriers.signs("IP:127.0.8.44", -1));
      right = await listen(
        RIGHT,
        await carriers.signs(`DNS:sbc.carrier.example,IP:192.0.2.1,IP:${RIGHT}`),
        ours.cert,
      );
      run = await startTrunkRun(
        EDGE,
        overTls("misnamed", "127.0.8.42", `priority: 1, ${trusted}`) +
          overTls("unknown", "127.0.8.43", `priority: 2, ${trusted}`) +
          overTls("expired", "127.0.8.44", `priority: 3, ${trusted}`) +
          overTls("right", RIGHT, `priority: 4, ${trusted}`),
        {
          tls: 5061,
          edge: ", tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key } }",
          secrets: { "edge-cert": shown.cert, "edge-cert-key": shown.key, "carrier-ca": carriers.cert },
        },
      );
      const seen = async () => Object.keys(await run.known());
      await until(
        seen,
        (keys) => keys.includes("right:certificate") && keys.includes("misnamed:certificate"),
      );
    });
    afterAll(async () => {
      for (const phone of phones) phone.close();
      await run?.stop();
      for (const each of [ours, carriers, strangers]) each?.remove();
    });

    test("what OPTIONS have shown: one bears its name, one another, two do not get as far", async () => {
      const known = await run.known();
      expect(known["right:certificate"]).toMatch(/^right 127\.0\.8\.41 \d+$/);
      expect(known["misnamed:certificate"]).toBe("wrong 127.0.8.42");
      expect(known["unknown:certificate"]).toBeUndefined();
      expect(known["expired:certificate"]).toBeUndefined();
      await run.logs("its certificate does not name 127.0.8.42");
    });

    test("a call in and out over TLS, within the call too; a changed certificate reaches new connections alone", async () => {
      const caller = await tlsCaller(RIGHT, edge, ours.cert);
      phones.push(caller);
      const before = caller.connections[0]?.getPeerCertificate().serialNumber;
      const from = { address: RIGHT, port: caller.port };
      const here = `raw@${RIGHT}:${caller.port};transport=tls`;
      caller.send(secured(sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5061;transport=tls` })));
      const invite = await right.takes(/^INVITE sip:01062340001@/);
      const contact = invite.headers["contact"]?.[0] ?? "";
      expect(contact).toContain(`@${EDGE}:5061;transport=tls>`);
      right.replies(invite, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      right.replies(invite, "200 OK");
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      expect(answer.headers["contact"]?.[0]).toContain(`@${EDGE}:5061;transport=tls>`);
      caller.send(secured(withinDialog("ACK", 1, answer, here)));
      await right.takes(/^ACK /);

      const renewed = await ours.signs(`IP:${EDGE}`);
      const secret = (name: string) => join(run.dir, "secrets", name);
      writeFileSync(secret("edge-cert"), renewed.cert);
      writeFileSync(secret("edge-cert-key"), renewed.key);
      const { config } = await run.edge.apply(join(run.dir, "bundle"));
      expect(keepTls(run.edge.db, config, run.edge.folder)).toEqual([]);
      const times = async () => (await run.log()).split("the certificates are read").length - 1;
      await until(times, (count) => count === 2);
      const next = await tlsCaller(RIGHT, edge, ours.cert);
      expect(next.connections[0]?.getPeerCertificate().serialNumber).not.toBe(before);
      next.close();
      const made = right.connections.length;
      caller.send(secured(withinDialog("INVITE", 2, answer, here)));
      const again = await right.takes(/^INVITE /);
      right.replies(again, "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
      caller.send(secured(withinDialog("ACK", 2, answer, here)));
      await right.takes(/^ACK /);
      caller.send(secured(withinDialog("BYE", 3, answer, here)));
      const bye = await right.takes(/^BYE /);
      right.replies(bye, "200 OK");
      await caller.takes(/^SIP\/2\.0 200 /);
      expect(right.connections).toHaveLength(made);
      const id = answer.headers["call-id"]?.[0] ?? "";
      await run.expectCall(
        id,
        { caller, right },
        {
          yaml: "enterprises/office.yaml",
          sip: {
            caller: "→INVITE, ←180, ←200, →ACK, →INVITE, ←200, →ACK, →BYE, ←200 BYE",
            right: "←INVITE, →180, →200, ←ACK, ←INVITE, →200, ←ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/right answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      );
      const attempt = (await run.events(id)).find(({ event }) => event === "attempt");
      expect(attempt).toMatchObject({
        passedOver: ["misnamed", "unknown", "expired"].map((each) => ({ trunk: each, why: "certificate" })),
      });
    });

    test("the target hangs up: the caller's carrier is told over the connection that it has made itself", async () => {
      const caller = await tlsCaller(RIGHT, edge, ours.cert);
      phones.push(caller);
      const from = { address: RIGHT, port: caller.port };
      caller.send(secured(sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5061;transport=tls` })));
      const invite = await right.takes(/^INVITE sip:01062340001@/);
      const there = `carrier@${RIGHT}:${PORT};transport=tls`;
      const text = replyTo(invite, "200 OK", "desk", [["Contact", `<sip:${there}>`]]);
      right.send(text);
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      const here = `raw@${RIGHT}:${caller.port};transport=tls`;
      caller.send(secured(withinDialog("ACK", 1, answer, here)));
      await right.takes(/^ACK /);
      const given = parseSip(text);
      if (!given) throw new Error(text);
      right.send(secured(withinDialog("BYE", 1, given, there, { byTarget: invite })));
      const bye = await caller.takes(/^BYE /);
      caller.replies(bye, "200 OK");
      await right.takes(/^SIP\/2\.0 200 /);
      expect(caller.connections[0]?.destroyed).toBe(false);
      const parties = { caller, right };
      await run.expectCall(answer.headers["call-id"]?.[0] ?? "", parties, {
        yaml: "enterprises/office.yaml",
        sip: {
          caller: "→INVITE, ←200, →ACK, ←BYE, →200 BYE",
          right: "←INVITE, →200, ←ACK, →BYE, ←200 BYE",
        },
        ladder: ["desk/right answered"],
        events: "invite, decision ring, attempt a1, target-answer a1, caller-answer, ended target 200",
      });
    });

    test("whoever has another name has heard nothing but OPTIONS", () => {
      expect(new Set(misnamed.heard)).toEqual(new Set(["OPTIONS"]));
    });
  });
}
