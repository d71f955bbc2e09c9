import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpool } from "#edge/read-spool.ts";
import { ackOf } from "./ack-of.ts";
import { expectHandCall } from "./by-hand.ts";
import type { Running } from "./call-run.ts";
import { NORTH } from "./carriers.ts";
import type { StatedCall } from "./expect-call.ts";
import { handPhone } from "./hand-phone.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

/** Registers the test of an edge that cannot write call events. */
export function testFullSpool(running: () => Running): void {
  test("calls that cannot be recorded get 503, until they can", async () => {
    const edge = await running().anotherEdge(5061);
    /** Places a call that is refused; answers what fails unless it came to what is stated. */
    const refused = async () => {
      const socket = await openSipSocket(NORTH, edge);
      const caller = handPhone(socket, `raw@${NORTH}:${socket.port}`);
      const from = { address: NORTH, port: socket.port };
      const invite = sipRequest("INVITE", from, { uri: "sip:4006000010@127.0.4.1:5061" });
      caller.send(invite);
      const { headers } = await caller.takes(/^SIP\/2\.0 [3-6]/);
      caller.send(ackOf(invite, headers["to"]?.[0]));
      return (stated: StatedCall) =>
        expectHandCall(edge, invite, { caller }, stated).finally(() => caller.close());
    };
    try {
      await rm(edge.spool, { recursive: true });
      await writeFile(edge.spool, "in the way");
      const unrecorded = [await refused(), await refused(), await refused()];
      await rename(edge.spool, `${edge.spool}.away`);
      await mkdir(edge.spool);
      await writeFile(join(edge.spool, "reserve"), "");
      const expectRecorded = await refused();
      for (const expectCall of unrecorded)
        await expectCall({ yaml: null, sip: { caller: "→INVITE, ←503, →ACK" }, ladder: [], events: "" });
      await expectRecorded({
        yaml: "enterprises/suspended.yaml",
        sip: { caller: "→INVITE, ←480, →ACK" },
        ladder: [],
        events: "invite, decision suspended, ended edge 480 suspended",
      });
      const { calls, problems } = await readSpool(edge.spool);
      expect(problems).toEqual([]);
      expect(calls.size).toBe(1);
    } finally {
      await edge.stop();
    }
  });
}
