import { formatAmount, parseAmount } from "#model/amount.ts";
import type { Finding } from "../../finding.ts";
import type { Platform } from "../../platform.types.ts";
import type { PlatformRule } from "../rule.ts";

/** Interconnect settlement between operators: a real cost of every minute on the phone network. */
const SETTLEMENT = parseAmount("0.06");

/** A minimum-consumption package must go on at a price, else it is a flat fee; and its own minutes cost something. */
export const packagePrice: PlatformRule = {
  id: "package-price",
  check: ({ packages = {}, tariffs }) =>
    Object.entries(packages).flatMap(([name, offer]): Finding[] => {
      if (!("then" in offer)) return [];
      const { then, monthly, includedMinutes: minutes } = offer;
      const findings: Finding[] = [];
      const tariff = Object.hasOwn(tariffs, then) ? tariffs[then] : undefined;
      const callers = tariff && freeCallers(tariff);
      if (callers !== undefined) {
        const params = { name, tariff: then, callers };
        findings.push({ code: "free-tariff", path: ["packages", name, "then"], params });
      }
      const settlement = SETTLEMENT * minutes;
      const paid = parseAmount(monthly);
      if (paid < settlement) {
        const most = Math.floor(paid / SETTLEMENT);
        const params = { name, monthly, minutes, settlement: formatAmount(settlement), most };
        findings.push({ code: "package-below-settlement", path: ["packages", name, "monthly"], params });
      }
      return findings;
    }),
};

/** The callers who pay nothing: those of a band, "" for all; undefined where everybody pays. */
function freeCallers(tariff: Platform["tariffs"][string]): string | undefined {
  if ("perMinute" in tariff) return parseAmount(tariff.perMinute) === 0 ? "" : undefined;
  return tariff.bands.find(({ perMinute }) => parseAmount(perMinute) === 0)?.callers;
}
