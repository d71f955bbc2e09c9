import type { ChangeRule } from "./dangerous-change.ts";
import { hasRoute } from "./has-route.ts";

/** A number whose calls reached somebody reaches nobody. One that says it is suspended or reserved means it. */
export const numberUnrouted: ChangeRule = {
  id: "number-unrouted",
  find: ({ numbers }) =>
    numbers.flatMap(({ number, base, next }) =>
      base === undefined ||
      next === undefined ||
      next.status !== "active" ||
      !hasRoute(base) ||
      hasRoute(next)
        ? []
        : [
            {
              subject: number,
              was: base,
              message: `number ${number} of ${next.enterprise} is left without a route: none of its calls can ring anybody`,
            },
          ],
    ),
};
