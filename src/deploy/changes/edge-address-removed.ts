import { canonicalAddress } from "#model/canonical-address.ts";
import type { ChangeRule, DeployedStack } from "./dangerous-change.ts";

/** Carriers call this address, and let packets from it alone pass. */
export const edgeAddressRemoved: ChangeRule = {
  id: "edge-address-removed",
  find: ({ base, next }) => {
    const left = new Set(addressesOf(next));
    return addressesOf(base)
      .filter((address) => !left.has(address))
      .map((address) => ({
        subject: address,
        was: { address, all: addressesOf(base) },
        message: `${address} is no longer in edge.addresses: carriers that call it reach nobody`,
      }));
  },
};

function addressesOf({ platform }: DeployedStack): string[] {
  return platform.edge.addresses.map(canonicalAddress).sort();
}
