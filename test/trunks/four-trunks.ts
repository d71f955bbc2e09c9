import { describe, expect, test } from "vitest";
import { fourTrunks } from "./run-four-trunks.ts";

/** What becomes of an attempt over each bad trunk. */
const bad: Record<string, string> = {
  "desk/hole": "no-reply",
  "desk/says503": "trunk-failure",
  "desk/refuses": "no-reply",
};

/** A call that tries bad trunks in this order, and then the sound one. */
const connected = (tried: readonly string[]) => ({
  yaml: "enterprises/office.yaml",
  sip: {
    caller: "→INVITE, ←180, ←200, →ACK, →BYE, ←200 BYE",
    says503: tried.includes("desk/says503") ? "←INVITE, →503, ←ACK" : "",
    sound: "←INVITE, →180, →200, ←ACK, ←BYE, →200 BYE",
  },
  ladder: [...tried.map((path) => `${path} ${bad[path]}`), "desk/sound answered"],
  events: [
    "invite, decision ring",
    ...tried.map((path, index) => `attempt a${index + 1}, attempt-ended a${index + 1} ${bad[path]}`),
    ...["attempt", "ringing", "target-answer"].map(
      (event) => `${event} a${tried.length + 1}${event === "ringing" ? " 180" : ""}`,
    ),
    "caller-answer, ended caller 200",
  ].join(", "),
});

/** Registers the small version of the soak run: some seconds of calls over four trunks, three of them bad. */
export function testFourTrunks(): void {
  describe("four trunks", () => {
    test("three bad ones: every call connects, and 99 % ring within 3 s", async () => {
      const figures = await fourTrunks({ bad: true, callsPerSecond: 50, seconds: 4 });
      expect(figures.firstMs.p99).toBeLessThan(3000);
      // The few that found out, and one in a while that tries again.
      expect(figures.passedOver).toBeGreaterThan(0);
      // Which of the bad ones a call tries, and in which order, is chance; what comes of it is not.
      for (const { calls, ...call } of figures.kinds) {
        const tried = call.ladder.slice(0, -1).map((rung) => rung.split(" ")[0] ?? "");
        expect(new Set(tried).size).toBe(tried.length);
        expect(call).toEqual(connected(tried));
      }
      expect(figures.connected).toBe(figures.calls);
      // When all three are suspect, calls try the sound one alone.
      expect(figures.kinds.map(({ ladder }) => ladder)).toContainEqual(["desk/sound answered"]);
      expect(figures.kinds.reduce((sum, { calls }) => sum + calls, 0)).toBe(figures.calls);
    });
  });
}
