import { networkInterfaces } from "node:os";
import { describe, test } from "vitest";
import { tableOf } from "../ask-kamailio.ts";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import { startTrunkRun } from "./trunk-run.ts";

const HERE = "::1";
const missing = Object.values(networkInterfaces())
  .flat()
  .every((each) => each?.address !== HERE);
if (missing) console.warn("SKIPPED: no calls over IPv6: this machine has no ::1");

/** Registers the test of an edge whose carriers are all over IPv6. */
export function testIpv6(): void {
  describe.skipIf(missing)(`over IPv6${missing ? " (skipped: there is no ::1)" : ""}`, () => {
    test("a call over the carrier's trunk, whole", async () => {
      const run = await startTrunkRun(HERE, "", { callers: HERE });
      const socket = await openSipSocket(HERE, run.edge);
      const [here, there] = [`raw@[${HERE}]:${socket.port}`, `desk@[${HERE}]:5090`];
      const caller = handPhone(socket, here);
      const carrier = handPhone(await openSipSocket(HERE, run.edge, 5090), there);
      try {
        const from = { address: HERE, port: socket.port };
        const invite = sipRequest("INVITE", from, { uri: `sip:4006000001@[${HERE}]:5060` });
        caller.send(invite);
        const first = await carrier.takes(/^INVITE sip:01062340001@\[::1\]:5090 /);
        carrier.replies(first, "180 Ringing");
        await caller.takes(/^SIP\/2\.0 180 /);
        carrier.replies(first, "200 OK");
        const answer = await caller.takes(/^SIP\/2\.0 200 /);
        caller.send(withinDialog("ACK", 1, answer, here));
        await carrier.takes(/^ACK /);
        caller.send(withinDialog("BYE", 2, answer, here));
        carrier.replies(await carrier.takes(/^BYE /), "200 OK");
        await caller.takes(/^SIP\/2\.0 200 /);
        await run.expectCall(
          /^Call-ID: (.+)\r$/m.exec(invite)?.[1] ?? "",
          { caller, carrier },
          {
            yaml: "enterprises/office.yaml",
            sip: {
              caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
              carrier: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
            },
            ladder: ["desk/callers answered"],
            events:
              "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
          },
        );
      } finally {
        caller.close();
        carrier.close();
        await run.stop();
      }
    });

    test("a stranger who knows the INVITE does not answer for an exchange at an IPv6 address, however that is spelled", async () => {
      const [v4, number] = ["127.0.8.13", "4006000001"];
      const run = await startTrunkRun(HERE, "", {
        callers: HERE,
        bindings: `  - { id: desk, sip: "sip:desk@[0:0:0::1]:5090", ring: 5s, channels: 1000 }`,
        listeners: [{ transport: "udp", address: v4, port: 5060 }],
      });
      const socket = await openSipSocket(HERE, run.edge);
      const [here, there] = [`raw@[${HERE}]:${socket.port}`, `desk@[${HERE}]:5090`];
      const caller = handPhone(socket, here);
      const exchange = handPhone(await openSipSocket(HERE, run.edge, 5090), there);
      const stranger = handPhone(
        await openSipSocket("127.0.8.99", { address: v4, port: 5060 }),
        "me@127.0.8.99",
      );
      try {
        const from = { address: HERE, port: socket.port };
        const invite = sipRequest("INVITE", from, { uri: `sip:${number}@[${HERE}]:5060` });
        caller.send(invite);
        const first = await exchange.takes(/^INVITE sip:desk@/);
        stranger.replies(first, "200 OK");
        await until(
          () => tableOf({ ...run.edge, address: v4 }, "dropped"),
          (dropped) => dropped["wrong-answer"] === "1",
        );
        exchange.replies(first, "486 Busy Here");
        await run.expectCall(
          /^Call-ID: (.+)\r$/m.exec(invite)?.[1] ?? "",
          { caller, exchange },
          {
            yaml: "enterprises/office.yaml",
            sip: { caller: "→INVITE, ←486", exchange: "←INVITE, →486, ←ACK" },
            ladder: ["desk/- busy"],
            events:
              "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
          },
        );
      } finally {
        for (const each of [caller, exchange, stranger]) each.close();
        await run.stop();
      }
    });
  });
}
