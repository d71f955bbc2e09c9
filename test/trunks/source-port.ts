import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { startTrunkRun, type TrunkRun, trunk } from "./trunk-run.ts";

const EDGE = "127.0.8.5";
const SHARED = "127.0.8.51";

/** Registers the tests of trunks that share an address. */
export function testSourcePort(): void {
  describe("two trunks of one address, told apart by the port from which their calls come", () => {
    let run: TrunkRun;

    beforeAll(async () => {
      const at = (port: number) =>
        trunk(`port-${port}`, SHARED).replace(`["${SHARED}"]`, `["${SHARED}:${port}"]`);
      run = await startTrunkRun(
        EDGE,
        at(5091).replace(":5090", ":5081") + at(5092).replace(":5090", ":5082"),
      );
    });
    afterAll(() => run?.stop());

    test.each([5091, 5092])("a call from port %i is the trunk's of that port", async (port) => {
      const socket = await openSipSocket(SHARED, { address: EDGE, port: 5060 }, port);
      const uri = `sip:4006999999@${EDGE}:5060`;
      const caller = handPhone(socket, "");
      const text = sipRequest("INVITE", { address: SHARED, port }, { uri });
      caller.send(text);
      const id = (await caller.takes(/^SIP\/2\.0 404 /)).headers["call-id"]?.[0] ?? "";
      await run.expectCall(
        id,
        { caller },
        {
          yaml: null,
          sip: { caller: "→INVITE, ←404" },
          ladder: [],
          events: "invite, decision unknown-number, ended edge 404 unknown-number",
        },
      );
      caller.close();
      const [invite] = await run.events(id);
      expect(invite).toMatchObject({ event: "invite", trunk: `port-${port}`, source: `${SHARED}:${port}` });
    });

    test("another port of the address is a stranger's: not a word", async () => {
      const socket = await openSipSocket(SHARED, { address: EDGE, port: 5060 }, 5093);
      socket.send(
        sipRequest("INVITE", { address: SHARED, port: 5093 }, { uri: `sip:4006000001@${EDGE}:5060` }),
      );
      expect(await socket.receive(1000)).toBeUndefined();
      socket.close();
    });
  });
}
