import { expect, test } from "vitest";
import type { Trunk } from "../config/platform.types.ts";
import {
  bringingDids,
  firstWith,
  onCluster,
  onEdge,
  onPlatform,
  onTrunk,
} from "./changes/changed-samples.ts";
import { type StackParts, sampleStack } from "./changes/sample-stack.ts";
import { dangerousChanges } from "./dangerous-changes.ts";
import type { Acknowledgement } from "./objection.ts";
import { refusals } from "./refusals.ts";
import { bucketPlatform, clusterPlatform, sampleEnterprises, sampleFoundation } from "./sample-deployment.ts";

const elsewhere = firstWith({ bindings: [{ id: "desk", phone: "021-62345678" }] });
const behind = (address: string): StackParts => ({
  foundation: { ...sampleFoundation, edges: [{ public: "203.0.113.7", private: address }] },
});
const withSouth = (parts: Partial<Trunk>) =>
  onPlatform({
    trunks: clusterPlatform.trunks.flatMap((trunk) => [trunk, { ...trunk, ...parts, id: "south" }]),
  });
const inBucket = (bundles: string): StackParts => ({
  platform: bucketPlatform,
  foundation: { ...sampleFoundation, buckets: { bundles } },
});

/** A change between two stacks of each kind: from what to what, and what else there might have been before. */
const CHANGES: Readonly<
  Record<
    Exclude<Acknowledgement["change"], "base-unplanned">,
    { from: StackParts; to: StackParts; other: StackParts }
  >
> = {
  "number-removed": {
    ...{ from: elsewhere, to: { enterprises: sampleEnterprises(2).slice(1) } },
    other: {},
  },
  "number-moved": { from: {}, to: firstWith({ metadata: { id: "roses", name: "玫瑰" } }), other: elsewhere },
  "number-redelivered": {
    ...{ from: bringingDids("010-62345670"), to: bringingDids("010-62345671") },
    other: bringingDids("010-62345672"),
  },
  "number-unrouted": { from: {}, to: firstWith({ screening: { allowOnly: true } }), other: elsewhere },
  "trunk-removed": { from: withSouth({}), to: {}, other: withSouth({ transport: "tcp" }) },
  "trunk-changed": { from: {}, to: onTrunk({ host: "127.0.0.12" }), other: onTrunk({ transport: "tcp" }) },
  "edge-address-removed": {
    ...{ from: {}, to: onEdge({ addresses: ["127.0.0.2"] }) },
    other: onEdge({ addresses: ["127.0.0.3"] }),
  },
  "edge-address-changed": { from: {}, to: behind("10.40.1.11"), other: behind("10.40.1.12") },
  "media-changed": {
    ...{ from: {}, to: onEdge({ media: { ports: { from: 40_000, to: 41_999 } } }) },
    other: onEdge({ media: { ports: { from: 20_000, to: 21_999 } } }),
  },
  "dns-apex-changed": {
    ...{ from: {}, to: onEdge({ domain: "sip.example.cn" }) },
    other: onEdge({ domain: "sip.other.example" }),
  },
  "namespace-changed": {
    ...{ from: {}, to: onCluster({ namespace: "phones" }) },
    other: onCluster({ namespace: "lines" }),
  },
  "bundle-store-changed": { from: {}, to: inBucket("sample-bundles"), other: inBucket("other-bundles") },
  "claim-changed": {
    ...{ from: {}, to: onCluster({ claim: {} }) },
    other: onCluster({ claim: { mebibytes: 10_240 } }),
  },
  "pool-changed": {
    ...{ from: {}, to: onCluster({ edge: { pool: "north" } }) },
    other: onCluster({ edge: { pool: "south" } }),
  },
  "protection-lost": {
    ...{ from: {}, to: onCluster({ namespace: "phones" }) },
    other: onCluster({ namespace: "lines" }),
  },
};

test.each(Object.entries(CHANGES))(
  "%s is refused until its own acknowledgement; one of another transition does not help",
  (change, { from, to, other }) => {
    const next = sampleStack(to);
    const asked = (base: StackParts) =>
      dangerousChanges(sampleStack(base), next).map(({ acknowledgement }) => acknowledgement);
    const refused = (acknowledgements: readonly Acknowledgement[]) =>
      refusals({ base: sampleStack(from), next, acknowledgements }).map(({ rule }) => rule);
    expect(refused([])).toContain(change);
    expect(refused(asked(from))).toEqual([]);
    expect(asked(other).map((each) => each.change)).toContain(change);
    expect(refused(asked(other))).toContain(change);
  },
);
