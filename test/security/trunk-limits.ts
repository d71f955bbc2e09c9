import { expect, test } from "vitest";
import { parseSip } from "#local/phones/sip-text.ts";
import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { EDGE, SOUTH } from "./addresses.ts";
import type { SecurityRun } from "./security-run.ts";

/** Registers the tests of what one carrier may send us at the most: a capacity of 4, 6 new calls a second. */
export function testTrunkLimits(running: () => SecurityRun): void {
  test("40 INVITEs at once over a trunk: as many as it may bring ring, the rest get 503 with Retry-After", async () => {
    const { edge, dropped, events, expectCall } = running();
    const before = await dropped();
    const socket = await openSipSocket(SOUTH, edge);
    const caller = handPhone(socket, "");
    const from = { address: SOUTH, port: socket.port };
    const invites = Array.from({ length: 40 }, () =>
      sipRequest("INVITE", from, { uri: `sip:4008000003@${EDGE}:5060` }),
    );
    for (const invite of invites) caller.send(invite);
    const [refused, ringing] = [new Set<string>(), new Set<string>()];
    while (refused.size + ringing.size < invites.length) {
      const { start, headers } = await caller.takes(/^SIP\/2\.0 (180|503) /);
      const id = headers["call-id"]?.[0] ?? "";
      if (start.startsWith("SIP/2.0 180 ")) ringing.add(id);
      else {
        expect(Number(headers["retry-after"]?.[0])).toBeLessThanOrEqual(2);
        refused.add(id);
      }
    }
    const counted = await dropped();
    const more = (kind: string) => (counted[kind] ?? 0) - (before[kind] ?? 0);
    // Two workers that ask at the same moment may let one too many in.
    expect([35, 36]).toContain(refused.size);
    expect(more("trunk-capacity")).toBeGreaterThan(0);
    // Six a second are let through to be counted: a busy edge has its time over the forty.
    expect(more("trunk-rate")).toBeGreaterThan(20);
    expect(more("trunk-rate") + more("trunk-capacity")).toBe(refused.size);
    // A refused call leaves no record, and no dialog: the trunk is free again when the four are gone.
    const begun = (await events()).filter((each) => each.event === "invite" && each.trunk === "south");
    expect(begun).toHaveLength(40 - refused.size);
    for (const invite of invites) {
      const isRefused = refused.has(parseSip(invite)?.headers["call-id"]?.[0] ?? "");
      if (!isRefused) caller.send(invite.replace("INVITE ", "CANCEL ").replace("1 INVITE", "1 CANCEL"));
      await expectCall(
        invite,
        { caller },
        isRefused
          ? { yaml: null, sip: { caller: "→INVITE, ←503" }, ladder: [], events: "" }
          : {
              yaml: "enterprises/other-carrier.yaml",
              sip: { caller: "→INVITE, ←180, →CANCEL, ←200 CANCEL, ←487" },
              ladder: ["desk/north cancelled"],
              events:
                "invite, decision ring, attempt a1, ringing a1 180, attempt-ended a1 cancelled, ended caller 487 cancelled",
            },
      );
    }
    caller.close();
  });
}
