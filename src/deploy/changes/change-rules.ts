import { bundleStoreChanged } from "./bundle-store-changed.ts";
import { claimChanged } from "./claim-changed.ts";
import type { ChangeRule } from "./dangerous-change.ts";
import { dnsApexChanged } from "./dns-apex-changed.ts";
import { edgeAddressChanged } from "./edge-address-changed.ts";
import { edgeAddressRemoved } from "./edge-address-removed.ts";
import { mediaChanged } from "./media-changed.ts";
import { namespaceChanged } from "./namespace-changed.ts";
import { numberMoved } from "./number-moved.ts";
import { numberRedelivered } from "./number-redelivered.ts";
import { numberRemoved } from "./number-removed.ts";
import { numberUnrouted } from "./number-unrouted.ts";
import { poolChanged } from "./pool-changed.ts";
import { protectionLost } from "./protection-lost.ts";
import { trunkChanged } from "./trunk-changed.ts";
import { trunkRemoved } from "./trunk-removed.ts";

/** All kinds of dangerous changes. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  numberRemoved,
  numberMoved,
  numberRedelivered,
  numberUnrouted,
  trunkRemoved,
  trunkChanged,
  edgeAddressRemoved,
  edgeAddressChanged,
  mediaChanged,
  dnsApexChanged,
  namespaceChanged,
  bundleStoreChanged,
  claimChanged,
  poolChanged,
  protectionLost,
];
