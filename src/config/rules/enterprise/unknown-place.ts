import { reference } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";
import { unknownAreas } from "../unknown-areas.ts";

/** An area group, the contract's city or a screening entry names an area code or province that does not exist. */
export const unknownPlace: EnterpriseRule = {
  id: "unknown-place",
  check: ({ contract, areas = {}, screening }) =>
    unknownAreas([
      ...reference(contract?.city, ["contract", "city"]),
      ...Object.entries(areas).flatMap(([group, members]) =>
        members.map((name, i) => ({ name, path: ["areas", group, i] })),
      ),
      ...(["allow", "block"] as const).flatMap((list) =>
        (screening?.[list] ?? []).flatMap((entry, i) =>
          entry.startsWith("area:")
            ? [{ name: entry.slice("area:".length), path: ["screening", list, i] }]
            : [],
        ),
      ),
    ]),
};
