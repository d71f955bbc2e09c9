import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { uptime } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putSetting } from "#edge/node-db/put-setting.ts";
import type { SipText } from "#local/phones/sip-text.ts";
import type { HandPhone } from "../calls/hand-phone.ts";
import { handPhone, withinDialog } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { until } from "../until.ts";
import type { StrictCarrier } from "./strict-carrier.ts";
import { strictCarrier } from "./strict-carrier.ts";
import type { TrunkRun } from "./trunk-run.ts";
import { CALLERS, startTrunkRun } from "./trunk-run.ts";

const EDGE = "127.0.8.3";
const CARRIER = "127.0.8.31";
const PASSWORD = "a-password-of-the-tests";
const trunk = `  - { id: ims, carrier: unicom, host: "${CARRIER}:5090",
      auth: { kind: register, username: hotline, realm: ims.trunks.example, password: { secret: trunk-ims } },
      delivers: { number: hotline, at: to, format: plain }, callerId: original, capacity: 10, probe: none }
`;
/** As the edge has it, to the same hundredth of a second. */
const steadyMs = () => Math.round(uptime() * 1000);
const cseq = (message: SipText) => message.headers["cseq"]?.[0];

/** Registers the tests of a trunk that we register with. */
export function testRegistration(): void {
  describe("a registration trunk whose carrier is strict", () => {
    let run: TrunkRun;
    let carrier: StrictCarrier;
    let caller: HandPhone;
    let from: { address: string; port: number };
    let here: string;

    beforeAll(async () => {
      const edge = { address: EDGE, port: 5060 };
      carrier = await strictCarrier(CARRIER, edge, "hotline", PASSWORD);
      run = await startTrunkRun(EDGE, trunk, { secrets: { "trunk-ims": `${PASSWORD}\n` } });
      const socket = await openSipSocket(CALLERS, edge);
      from = { address: CALLERS, port: socket.port };
      here = `raw@${CALLERS}:${socket.port}`;
      caller = handPhone(socket, here);
    });
    afterAll(async () => {
      caller?.close();
      carrier?.close();
      await run?.stop();
    });

    const registration = async () => (await run.known())["ims:registration"] ?? "";
    const becomes = (state: string) => until(registration, (text) => text.split(" ", 1)[0] === state);

    test("it registers, answers the challenge, and keeps what it was granted", async () => {
      const first = await carrier.takes(/^REGISTER sip:ims\.trunks\.example /);
      expect(first.headers["to"]).toEqual(["<sip:hotline@ims.trunks.example>"]);
      expect(first.headers["contact"]).toEqual([`<sip:hotline@${EDGE}:5060>`]);
      carrier.challenges(first, 401);
      const second = await carrier.takes(/^REGISTER /);
      expect(carrier.accepts(second)).toBe(true);
      expect(second.headers["call-id"]).toEqual(first.headers["call-id"]);
      expect([cseq(first), cseq(second)]).toEqual(["1 REGISTER", "2 REGISTER"]);
      // In another spelling than ours, as carriers may (RFC 3261, 25.1).
      carrier.replies(second, "200 OK", [
        ["Contact", `sip:hotline@${EDGE};Expires=20`],
        ["Expires", "3600"],
      ]);
      await becomes("registered");
      const [, at] = (await registration()).split(" ");
      expect(Number(at) - steadyMs()).toBeLessThanOrEqual(10_000);
    });

    test("a call out over it: the challenge is answered, and CSeq stays right in both directions", async () => {
      caller.send(sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5060` }));
      const first = await carrier.takes(/^INVITE sip:01062340001@/);
      expect(cseq(first)).toBe("1 INVITE");
      carrier.challenges(first, 407);
      expect(cseq(await carrier.takes(/^ACK /))).toBe("1 ACK");
      const second = await carrier.takes(/^INVITE /);
      expect([cseq(second), carrier.accepts(second)]).toEqual(["2 INVITE", true]);
      carrier.replies(second, "180 Ringing");
      await caller.takes(/^SIP\/2\.0 180 /);
      carrier.replies(second, "200 OK");
      const answer = await caller.takes(/^SIP\/2\.0 200 /);
      expect(cseq(answer)).toBe("1 INVITE");
      caller.send(withinDialog("ACK", 1, answer, here));
      expect(cseq(await carrier.takes(/^ACK /))).toBe("2 ACK");

      caller.send(withinDialog("INVITE", 2, answer, here));
      const again = await carrier.takes(/^INVITE /);
      expect(cseq(again)).toBe("3 INVITE");
      carrier.replies(again, "200 OK");
      const accepted = await caller.takes(/^SIP\/2\.0 200 /);
      expect(cseq(accepted)).toBe("2 INVITE");
      caller.send(withinDialog("ACK", 2, answer, here));
      expect(cseq(await carrier.takes(/^ACK /))).toBe("3 ACK");

      const ours = carrier.answerTo(second);
      carrier.send(withinDialog("INVITE", 7, ours, `carrier@${CARRIER}:5090`, { byTarget: second }));
      const theirs = await caller.takes(/^INVITE /);
      expect(cseq(theirs)).toBe("7 INVITE");
      caller.replies(theirs, "200 OK");
      expect(cseq(await carrier.takes(/^SIP\/2\.0 200 /))).toBe("7 INVITE");
      carrier.send(withinDialog("ACK", 7, ours, `carrier@${CARRIER}:5090`, { byTarget: second }));
      await caller.takes(/^ACK /);

      caller.send(withinDialog("BYE", 3, answer, here));
      const bye = await carrier.takes(/^BYE /);
      expect(cseq(bye)).toBe("4 BYE");
      carrier.replies(bye, "200 OK");
      expect(cseq(await caller.takes(/^SIP\/2\.0 200 /))).toBe("3 BYE");
      await run.expectCall(
        answer.headers["call-id"]?.[0] ?? "",
        { caller, carrier },
        {
          yaml: "enterprises/office.yaml",
          sip: {
            caller: "→INVITE, ←180, ←200, →ACK, →INVITE, ←200, →ACK, ←INVITE, →200, ←ACK, →BYE, ←200 BYE",
            carrier:
              "←INVITE, →407, ←ACK, ←INVITE, →180, →200, ←ACK, ←INVITE, →200, ←ACK, →INVITE, ←200, →ACK, ←BYE, →200 BYE",
          },
          ladder: ["desk/ims answered"],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        },
      );
    });

    test("a reliable provisional answer over it is acknowledged by its number there", async () => {
      const headers = ["Supported: 100rel"];
      caller.send(sipRequest("INVITE", from, { uri: `sip:4006000001@${EDGE}:5060`, headers }));
      carrier.challenges(await carrier.takes(/^INVITE /), 407);
      const second = await carrier.takes(/^INVITE /);
      carrier.replies(second, "183 Session Progress", [
        ["Require", "100rel"],
        ["RSeq", "1"],
      ]);
      const early = await caller.takes(/^SIP\/2\.0 183 /);
      caller.send(withinDialog("PRACK", 2, early, here, { headers: [["RAck", "1 1 INVITE"]] }));
      const prack = await carrier.takes(/^PRACK /);
      expect([cseq(prack), prack.headers["rack"]]).toEqual(["3 PRACK", ["1 2 INVITE"]]);
      carrier.replies(prack, "200 OK");
      expect(cseq(await caller.takes(/^SIP\/2\.0 200 /))).toBe("2 PRACK");
      carrier.replies(second, "486 Busy Here");
      const refused = await caller.takes(/^SIP\/2\.0 4/);
      caller.send(withinDialog("ACK", 1, refused, here));
      await run.expectCall(
        refused.headers["call-id"]?.[0] ?? "",
        { caller, carrier },
        {
          yaml: "enterprises/office.yaml",
          sip: {
            caller: "→INVITE, ←183, →PRACK, ←200 PRACK, ←486, →ACK",
            carrier: "←INVITE, →407, ←ACK, ←INVITE, →183, ←PRACK, →200 PRACK, →486, ←ACK",
          },
          ladder: ["desk/ims busy"],
          events:
            "invite, decision ring, attempt a1, ringing a1 183, attempt-ended a1 busy, ended edge 486 all targets busy",
        },
      );
    });

    test("a call in, from the trunk's host to what we registered", async () => {
      const uri = `sip:hotline@${EDGE}:5060`;
      const invite = sipRequest("INVITE", { address: CARRIER, port: 5090 }, { uri });
      carrier.send(invite.replace(/To: <[^>]+>/, "To: <sip:4006000001@ims.trunks.example>"));
      const leg = await carrier.takes(/^INVITE sip:01062340001@/);
      carrier.replies(leg, "486 Busy Here");
      const id = /Call-ID: (\S+)/.exec(invite)?.[1] ?? "";
      await run.expectCall(
        id,
        { carrier },
        {
          yaml: "enterprises/office.yaml",
          sip: { carrier: "→INVITE, ←INVITE, →486, ←ACK, ←486" },
          ladder: ["desk/ims busy"],
          events: "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy",
        },
      );
      expect((await run.events(id))[0]).toMatchObject({ event: "invite", trunk: "ims" });
    });

    test("the password is in no file of the node or its generation, no argument and no environment", async () => {
      // By another process: SQLite loses its locks where this one closes a file of its own.
      const { stdout } = spawnSync("grep", ["-rlF", PASSWORD, run.dir], { encoding: "utf8" });
      expect(stdout.trim().split("\n")).toEqual([join(run.dir, "secrets", "trunk-ims")]);
      for (const what of ["cmdline", "environ"])
        expect(await readFile(`/proc/${run.edge.pid}/${what}`, "utf8")).not.toContain(PASSWORD);
      expect(JSON.stringify(await run.known())).not.toContain(PASSWORD);
    });

    test("an answer by a nonce that had its time is no refused password: the next try is in 2 s", async () => {
      carrier.challenges(await carrier.takes(/^REGISTER /, 30_000), 401);
      carrier.challenges(await carrier.takes(/^REGISTER /), 401, ", stale=true");
      await becomes("failed");
      const known = await run.known();
      expect(known["ims:refusals"]).toBeUndefined();
      expect(Number(known["ims:registration"]?.split(" ")[1]) - steadyMs()).toBeLessThanOrEqual(2000);
    });

    test("a refused password is said once, counted, and not tried again at once", async () => {
      const next = await carrier.takes(/^REGISTER /, 30_000);
      carrier.challenges(next, 401);
      const second = await carrier.takes(/^REGISTER /);
      carrier.challenges(second, 401);
      await becomes("refused");
      const known = await run.known();
      expect(known["ims:refusals"]).toBe("1");
      expect(Number(known["ims:registration"]?.split(" ")[1]) - steadyMs()).toBeGreaterThan(50_000);
      await run.logs("its carrier refuses the user name or the password");
    });

    test("an edge that another owns the trunk before lets go of it, and registers once that one is lost", async () => {
      const weight = (id: string) => createHash("md5").update(`trunk:ims|${id}`).digest("hex").slice(0, 13);
      const other = Array.from({ length: 50 }, (_, index) => `other-${index}`).find(
        (id) => weight(id) > weight("me"),
      );
      const { db } = run.edge;
      putSetting(db, "self", "me");
      putSetting(db, "peers", [
        { id: "me", address: EDGE, port: 5060 },
        { id: other, address: "127.0.8.9", port: 5060 },
      ]);
      await becomes("");
      // Nobody is there: two questions without an answer, and its trunks are ours.
      await carrier.takes(/^REGISTER /, 20_000);
    });
  });
}
