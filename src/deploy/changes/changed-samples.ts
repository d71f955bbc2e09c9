import type { Enterprise } from "../../config/enterprise.types.ts";
import type { Platform, Trunk } from "../../config/platform.types.ts";
import { clusterPlatform, sampleEnterprises } from "../sample-deployment.ts";
import type { StackParts } from "./sample-stack.ts";

/** For tests: the sample with another platform, */
export const onPlatform = (parts: Partial<Platform>): StackParts => ({
  platform: { ...clusterPlatform, ...parts },
});

/** edge, */
export const onEdge = (parts: Partial<Platform["edge"]>) =>
  onPlatform({ edge: { ...clusterPlatform.edge, ...parts } });

/** cluster, */
export function onCluster(parts: Partial<NonNullable<Platform["cluster"]>>): StackParts {
  const { cluster } = clusterPlatform;
  if (cluster === undefined) throw new Error("the sample has no cluster");
  return onPlatform({ cluster: { ...cluster, ...parts } });
}

/** or trunk. */
export function onTrunk(parts: Partial<Trunk>): StackParts {
  return onPlatform({ trunks: clusterPlatform.trunks.map((trunk) => ({ ...trunk, ...parts })) });
}

/** For tests: two enterprises, e0 with 4006000000 and e1 with 4006000001, of which the first has other members. */
export function firstWith(parts: Partial<Enterprise>): StackParts {
  return { enterprises: sampleEnterprises(2).map((each, i) => (i === 0 ? { ...each, ...parts } : each)) };
}

/** The same two, the first with a DID, where the trunk brings those. */
export function bringingDids(did: string | undefined): StackParts {
  const delivers: Trunk["delivers"] = { number: "did", at: "request-uri", format: "e164" };
  return { ...onTrunk({ delivers }), ...firstWith(did === undefined ? {} : { contract: { did } }) };
}
