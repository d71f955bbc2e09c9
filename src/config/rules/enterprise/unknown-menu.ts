import { actionsOf } from "../actions.ts";
import { dangling } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** An action leads to a menu that the file does not have. */
export const unknownMenu: EnterpriseRule = {
  id: "unknown-menu",
  check: (file) => {
    const references = actionsOf(file).flatMap(({ action, path }) =>
      "menu" in action ? [{ name: action.menu, path: [...path, "menu"] }] : [],
    );
    return dangling(references, Object.keys(file.menus ?? {})).map((at) => ({ code: "unknown-menu", ...at }));
  },
};
