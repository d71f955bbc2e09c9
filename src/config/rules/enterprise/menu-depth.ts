import { levelsOf } from "../flow.ts";
import type { EnterpriseRule } from "../rule.ts";

/** The market sells switchboards of up to five levels. */
const LEVELS = 5;

/** A menu lies so deep that callers give up before they hear it. */
export const menuDepth: EnterpriseRule = {
  id: "menu-depth",
  check: (file) => {
    const levels = levelsOf(file);
    return Object.keys(file.menus ?? {}).flatMap((name) => {
      const level = levels.get(`menu ${name}`) ?? 0;
      return level > LEVELS
        ? [{ code: "menu-depth", path: ["menus", name], at: "key", params: { name, level, limit: LEVELS } }]
        : [];
    });
  },
};
