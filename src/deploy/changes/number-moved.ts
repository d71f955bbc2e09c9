import type { ChangeRule } from "./dangerous-change.ts";

/** Calls for one enterprise go to another one, and onto its invoice. */
export const numberMoved: ChangeRule = {
  id: "number-moved",
  find: ({ numbers }) =>
    numbers.flatMap(({ number, base, next }) =>
      base === undefined || next === undefined || base.enterprise === next.enterprise
        ? []
        : [
            {
              subject: number,
              was: base,
              message: `number ${number} moves from ${base.enterprise} to ${next.enterprise}`,
            },
          ],
    ),
};
