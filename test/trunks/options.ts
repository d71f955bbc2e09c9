import { afterAll, beforeAll, describe, test } from "vitest";
import { until } from "../until.ts";
import { type Callers, openCallers } from "./caller.ts";
import { answers, type Carrier, startCarrier } from "./carrier.ts";
import { CALLERS, startTrunkRun, type TrunkRun, trunk } from "./trunk-run.ts";

/** Registers the tests of what a trunk's answers to OPTIONS do. */
export function testOptions(): void {
  describe("a trunk that says by OPTIONS how it fares, and one behind it", () => {
    let run: TrunkRun;
    let first: Carrier;
    let second: Carrier;
    let callers: Callers;

    beforeAll(async () => {
      first = await startCarrier("127.0.8.61", 5090, answers);
      second = await startCarrier("127.0.8.62", 5090, answers);
      run = await startTrunkRun(
        "127.0.8.6",
        trunk("first", "127.0.8.61", ", priority: 1") + trunk("second", "127.0.8.62", ", priority: 2"),
      );
      callers = await openCallers(CALLERS, run.edge);
    }, 60_000);
    afterAll(async () => {
      callers?.close();
      await run?.stop();
      await Promise.all([first?.stop(), second?.stop()]);
    });

    test("it is suspect before a call is lost to it, and is back when it answers again", async () => {
      const says = async (status: string) => {
        first.options = status;
        await until(
          async () => (await run.known())["first:options"],
          (code) => code === status.slice(0, 3),
        );
      };
      const expectCallOver = async (name: "first" | "second") => {
        const { callId } = await callers.call("4006000001");
        const over = "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE";
        const parties = { caller: callers, first, second };
        await run.expectCall(callId, parties, {
          yaml: "enterprises/office.yaml",
          sip: {
            ...{ caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE", first: "", second: "" },
            [name]: over,
          },
          ladder: [`desk/${name} answered`],
          events:
            "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        });
      };
      await says("404 Not Found");
      await expectCallOver("first");
      await says("503 Service Unavailable");
      await expectCallOver("second");
      await says("200 OK");
      await expectCallOver("first");
    });
  });
}
