import type { Finding } from "../../finding.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Digits that are complete and yet begin longer ones: only a pause tells which was meant. */
export const extensionClash: EnterpriseRule = {
  id: "extension-clash",
  check: ({ menus = {} }) =>
    Object.entries(menus).flatMap(([menu, { keys = {}, extensions = {} }]) =>
      Object.keys(extensions).flatMap((digits): Finding[] => {
        const path = ["menus", menu, "extensions", digits];
        const key = digits.slice(0, 1);
        if (Object.hasOwn(keys, key))
          return [{ code: "extension-clash", path, at: "key", params: { digits, other: `key ${key}` } }];
        for (let length = 2; length < digits.length; length++) {
          const other = digits.slice(0, length);
          if (Object.hasOwn(extensions, other))
            return [
              { code: "extension-clash", path, at: "key", params: { digits, other: `extension ${other}` } },
            ];
        }
        return [];
      }),
    ),
};
