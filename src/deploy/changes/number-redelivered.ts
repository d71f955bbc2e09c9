import type { ChangeRule } from "./dangerous-change.ts";

/** A call finds its number by what the carrier brings, over trunks of that carrier alone: as it was, it finds none. */
export const numberRedelivered: ChangeRule = {
  id: "number-redelivered",
  find: ({ base: { platform }, numbers }) =>
    numbers.flatMap(({ number, base, next }) => {
      if (base === undefined || next === undefined) return [];
      const { carrier, did } = base;
      const bringsDids = platform.trunks.some(
        (each) => each.carrier === carrier && each.delivers.number === "did",
      );
      const changes = [
        ...(carrier === next.carrier ? [] : [`carrier ${carrier} becomes ${next.carrier}`]),
        ...(did === undefined || did === next.did || !bringsDids
          ? []
          : [`DID ${did} becomes ${next.did ?? "none"}`]),
      ];
      if (changes.length === 0) return [];
      return [
        {
          subject: number,
          was: { carrier, did },
          message: `number ${number} of ${next.enterprise} is delivered otherwise: ${changes.join("; ")}`,
        },
      ];
    }),
};
