import type { ChangeRule } from "./dangerous-change.ts";

/** Callers of a number that is gone hear that it does not exist. */
export const numberRemoved: ChangeRule = {
  id: "number-removed",
  find: ({ numbers }) =>
    numbers.flatMap(({ number, base, next }) =>
      base === undefined || next !== undefined
        ? []
        : [{ subject: number, was: base, message: `number ${number} of ${base.enterprise} is removed` }],
    ),
};
