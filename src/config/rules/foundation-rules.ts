import { foundationAddresses } from "./foundation/foundation-addresses.ts";
import { foundationSecrets } from "./foundation/foundation-secrets.ts";
import { unknownRegion } from "./foundation/unknown-region.ts";
import { wrongPartition } from "./foundation/wrong-partition.ts";
import type { FoundationRule } from "./rule.ts";

/** Rules on the foundation file. */
export const foundationRules: readonly FoundationRule[] = [
  foundationAddresses,
  foundationSecrets,
  unknownRegion,
  wrongPartition,
];
