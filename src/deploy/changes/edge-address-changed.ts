import type { ChangeRule } from "./dangerous-change.ts";

/** The machine that has an address is known by its private one: with another, no node has the address until one gets it. */
export const edgeAddressChanged: ChangeRule = {
  id: "edge-address-changed",
  find: ({ base, next }) => {
    const privates = new Map(next.foundation?.edges.map((edge) => [edge.public, edge.private]));
    return (base.foundation?.edges ?? []).flatMap((was) => {
      const now = privates.get(was.public);
      if (now === undefined || now === was.private) return [];
      return [
        {
          subject: was.public,
          was,
          message: `the edge ${was.public} is behind ${now} instead of ${was.private} (edges of foundation.yaml)`,
        },
      ];
    });
  },
};
