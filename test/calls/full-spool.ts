import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readSpool } from "#edge/read-spool.ts";
import { callRecord } from "./call-record.ts";
import type { Running } from "./call-run.ts";
import { NORTH } from "./carriers.ts";
import { handPhone } from "./hand-phone.ts";
import { openSipSocket, sipRequest } from "./sip-socket.ts";

const stack = fileURLToPath(new URL("./stack", import.meta.url));

/** Registers the test of an edge that cannot write call events. */
export function testFullSpool(running: () => Running): void {
  test("calls that cannot be recorded get 503, until they can", async () => {
    const edge = await running().anotherEdge(5061);
    const finalAnswer = async () => {
      const socket = await openSipSocket(NORTH, edge);
      const phone = handPhone(socket, `raw@${NORTH}:${socket.port}`);
      const from = { address: NORTH, port: socket.port };
      const invite = sipRequest("INVITE", from, { uri: "sip:4006000010@127.0.4.1:5061" });
      phone.send(invite);
      const { start, headers } = await phone.takes(/^SIP\/2\.0 [3-6]/);
      const to = `To: ${headers["to"]?.[0]}`;
      phone.send(
        invite
          .replace(/^INVITE/, "ACK")
          .replace("1 INVITE", "1 ACK")
          .replace(/^To: .*$/m, to),
      );
      phone.close();
      return start;
    };
    try {
      await rm(edge.spool, { recursive: true });
      await writeFile(edge.spool, "in the way");
      for (let time = 0; time < 3; time++)
        expect(await finalAnswer()).toBe("SIP/2.0 503 Service Unavailable");
      await rename(edge.spool, `${edge.spool}.away`);
      await mkdir(edge.spool);
      await writeFile(join(edge.spool, "reserve"), "");
      expect(await finalAnswer()).toBe("SIP/2.0 480 Temporarily Unavailable");
      const { calls, problems } = await readSpool(edge.spool);
      expect(problems).toEqual([]);
      expect([...calls.values()].map((events) => callRecord(stack, events))).toEqual([
        {
          yaml: "enterprises/suspended.yaml",
          ladder: [],
          events: "invite, decision suspended, ended edge 480 suspended",
        },
      ]);
    } finally {
      await edge.stop();
    }
  });
}
