import type { EnterpriseRule } from "../rule.ts";

/** A menu offers neither key nor extension: the greeting is said and said again. */
export const menuWithoutChoice: EnterpriseRule = {
  id: "menu-without-choice",
  check: ({ menus = {} }) =>
    Object.entries(menus).flatMap(([name, { keys = {}, extensions = {} }]) =>
      Object.keys(keys).length + Object.keys(extensions).length === 0
        ? [{ code: "menu-without-choice", path: ["menus", name], at: "key", params: { name } }]
        : [],
    ),
};
