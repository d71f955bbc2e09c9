import { dangling, reference } from "../references.ts";
import type { PlatformRule } from "../rule.ts";

/** The defaults or a package name a tariff that the platform does not have. */
export const platformTariff: PlatformRule = {
  id: "platform-tariff",
  check: ({ defaults, packages = {}, tariffs }) =>
    dangling(
      [
        ...reference(defaults.tariff, ["defaults", "tariff"]),
        ...Object.entries(packages).flatMap(([name, offer]) =>
          "then" in offer ? reference(offer.then, ["packages", name, "then"]) : [],
        ),
      ],
      Object.keys(tariffs),
    ).map((at) => ({ code: "unknown-tariff", ...at })),
};
