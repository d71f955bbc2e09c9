import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";

const ours = [
  "schedules",
  "areas",
  "audio",
  "ringback",
  "answer",
  "menus",
  "queues",
  "screening",
  "limits",
  "treatments",
  "override",
] as const;
const bindingKeys = ["enabled", "hours", "channels", "ring", "weight"] as const;

/** On the intelligent network the carrier translates the number itself: what our nodes would do cannot be had. */
export const carrierRunsNumber: EnterpriseRule = {
  id: "carrier-runs-number",
  check: (file, platform) => {
    if (contractOf(file, platform).platform !== "intelligent-network") return [];
    const paths = [
      ...ours.filter((key) => file[key] !== undefined).map((key) => [key]),
      ...file.bindings.flatMap((binding, i) =>
        bindingKeys.filter((key) => binding[key] !== undefined).map((key) => ["bindings", i, key]),
      ),
    ];
    return paths.map((path) => ({
      code: "carrier-runs-number",
      path,
      at: "key",
      params: { number: file.number, key: String(path[path.length - 1]) },
    }));
  },
};
