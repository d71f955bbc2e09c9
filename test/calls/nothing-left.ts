import { expect, test } from "vitest";
import { askKamailio } from "../ask-kamailio.ts";
import { eventually } from "../eventually.ts";
import type { Running } from "./call-run.ts";
import { ending } from "./record.ts";

/** Registers the test of what ended calls leave behind. */
export function testNothingLeft(running: () => Running): void {
  test("nothing is left of calls that have ended", async () => {
    const listed = async (method: string): Promise<Record<string, unknown>[]> => {
      const list = await askKamailio(running().edge, method);
      return Array.isArray(list) ? list : [];
    };
    await eventually(async () => {
      const open = [...(await running().spool()).calls.values()].filter((events) => !ending(events));
      expect(open).toEqual([]);
      const tables = await listed("htable.stats");
      const items = Object.fromEntries(tables.map(({ name, all }) => [name, all]));
      const kept = ["calls", "causes", "probes", "silent", "sessions", "plans"].map((name) => items[name]);
      expect(kept).toEqual([0, 0, 0, 0, 0, 0]);
      // Ended dialogs (5) stay until their last transaction is gone.
      const dialogs = await listed("dlg.list");
      expect(dialogs.filter(({ state }) => state !== 5)).toEqual([]);
      for (const [profile, value] of [
        ["number", "4006000029"],
        ["binding", "4006000031/left"],
        ["binding", "4006000031/right"],
        ["trunk", "north"],
      ] as const)
        expect(await askKamailio(running().edge, "dlg.profile_get_size", [profile, value])).toBe(0);
    }, 30_000);
  });
}
