import { nodeConfig } from "#compile/node-config.ts";
import { canonicalAddress } from "#model/canonical-address.ts";
import type { ChangeRule } from "./dangerous-change.ts";

/** Carriers let speech pass to and from these addresses and ports alone. More of them is no danger. */
export const mediaChanged: ChangeRule = {
  id: "media-changed",
  find: ({ base, next }) => {
    const { addresses, ports } = nodeConfig(base.platform).media;
    const now = nodeConfig(next.platform).media;
    const was = { addresses: addresses.map(canonicalAddress).sort(), ports };
    const left = new Set(now.addresses.map(canonicalAddress));
    const range = (of: typeof ports) => `${of.from}-${of.to}`;
    return [
      ...was.addresses
        .filter((address) => !left.has(address))
        .map((address) => ({
          subject: address,
          was,
          message: `speech no longer comes from ${address} (edge.media.addresses, else edge.addresses)`,
        })),
      ...(range(ports) === range(now.ports)
        ? []
        : [
            {
              subject: range(ports),
              was,
              message: `speech uses the ports ${range(now.ports)} instead of ${range(ports)} (edge.media.ports)`,
            },
          ]),
    ];
  },
};
