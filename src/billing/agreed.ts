import type { Tariff } from "#config/platform.types.ts";
import type { PriceTerms } from "./terms.ts";

/** By what an enterprise pays for its calls. */
export type Agreed =
  /** A flat fee for calls over SIP: the single call costs nothing. */
  | { kind: "unlimited"; package: string }
  /** Per call; `package` where a minimum-consumption package includes minutes of it. */
  | { kind: "tariff"; id: string; tariff: Tariff; package?: string };

/**
 * The tariff that a contract comes to: its package's `then`, its own, or the platform's default. How many of a
 * package's included minutes are left is a question of the month, not of the call: the call is rated by the
 * tariff and marked with the package.
 *
 * @throws Error where a tariff or package does not exist: `check` refuses such files.
 */
export function agreed({ platform, contract }: PriceTerms): Agreed {
  const packageId = contract.package;
  if (packageId === undefined) return byTariff(platform.tariffs, contract.tariff ?? platform.defaults.tariff);
  const bundle = platform.packages?.[packageId];
  if (!bundle) throw new Error(`no package ${packageId}`);
  if ("unlimited" in bundle) return { kind: "unlimited", package: packageId };
  return { ...byTariff(platform.tariffs, bundle.then), package: packageId };
}

function byTariff(tariffs: Record<string, Tariff>, id: string): Agreed & { kind: "tariff" } {
  const tariff = tariffs[id];
  if (!tariff) throw new Error(`no tariff ${id}`);
  return { kind: "tariff", id, tariff };
}
