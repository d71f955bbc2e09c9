import { canonicalAddress } from "#model/canonical-address.ts";
import type { ChangeRule, DeployedStack } from "./dangerous-change.ts";

/**
 * The machine that has an address is known by its private one, without one by the address itself: with another, no node has the
 * address until one gets it.
 */
export const edgeAddressChanged: ChangeRule = {
  id: "edge-address-changed",
  find: ({ base, next }) => {
    const privates = privatesOf(next);
    return [...privatesOf(base)].flatMap(([address, own]) => {
      const now = privates.get(address);
      if (now === undefined || now === own) return [];
      return [
        {
          subject: address,
          was: { public: address, private: own },
          message: `the edge ${address} is behind ${now} instead of ${own} (edges of foundation.yaml)`,
        },
      ];
    });
  },
};

/** By what its machine is known, for each address of an edge; by itself where no foundation has another one. */
function privatesOf({ platform, foundation }: DeployedStack): Map<string, string> {
  const declared = foundation?.edges ?? [];
  return new Map([
    ...platform.edge.addresses.map(canonicalAddress).map((each): [string, string] => [each, each]),
    ...declared.map((edge): [string, string] => [
      canonicalAddress(edge.public),
      canonicalAddress(edge.private),
    ]),
  ]);
}
