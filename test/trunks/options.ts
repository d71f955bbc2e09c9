import { afterAll, beforeAll, describe, test } from "vitest";
import { until } from "../until.ts";
import { startTwoTrunks, type TwoTrunks } from "./two-trunks.ts";

/** Registers the tests of what a trunk's answers to OPTIONS do. */
export function testOptions(): void {
  describe("a trunk that says by OPTIONS how it fares, and one behind it", () => {
    let trunks: TwoTrunks;

    beforeAll(async () => {
      trunks = await startTwoTrunks("127.0.8.6", { first: "127.0.8.61", second: "127.0.8.62" });
    });
    afterAll(() => trunks?.stop());

    test("it is suspect before a call is lost to it, and is back when it answers again", async () => {
      const { run, first, callers, expectCall } = trunks;
      const says = async (status: string) => {
        first.options = status;
        await until(
          async () => (await run.known())["first:options"],
          (code) => code === status.slice(0, 3),
        );
      };
      const expectCallOver = async (name: "first" | "second") =>
        expectCall(
          await callers.call("4006000001"),
          {
            ...{ caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE", first: "", second: "" },
            [name]: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
          },
          [`desk/${name} answered`],
          "invite, decision ring, attempt a1, ringing a1 180, target-answer a1, caller-answer, ended caller 200",
        );
      await says("404 Not Found");
      await expectCallOver("first");
      await says("503 Service Unavailable");
      await expectCallOver("second");
      await says("200 OK");
      await expectCallOver("first");
    });
  });
}
