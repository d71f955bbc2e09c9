import { awsPartition } from "#model/aws-region.ts";
import type { FoundationRule } from "../rule.ts";

/** A role of another partition can never be taken on: their accounts know nothing of each other. */
export const wrongPartition: FoundationRule = {
  id: "wrong-partition",
  check: ({ region, roles }) => {
    const partition = awsPartition(region);
    return Object.entries(roles ?? {}).flatMap(([name, role]) => {
      const own = role.split(":")[1] ?? "";
      return partition === undefined || own === partition
        ? []
        : [{ code: "wrong-partition", path: ["roles", name], params: { own, partition, region } }];
    });
  },
};
