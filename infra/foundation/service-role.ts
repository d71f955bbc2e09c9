import { iam } from "@pulumi/aws";
import type { AwsPartition } from "../../src/model/aws-region.ts";
import { policyOf } from "./policy-of.ts";

/** Names by which services take on roles; EC2 has one of its own in China. */
const EC2: Readonly<Record<AwsPartition, string>> = {
  aws: "ec2.amazonaws.com",
  "aws-cn": "ec2.amazonaws.com.cn",
};

/** A role of a service of AWS with policies that AWS keeps. */
export function serviceRole(
  id: string,
  { name, partition }: { readonly name: string; readonly partition: AwsPartition },
  service: "ec2" | "eks",
  policies: readonly string[],
): iam.Role {
  const Service = service === "ec2" ? EC2[partition] : "eks.amazonaws.com";
  const role = new iam.Role(id, {
    name: `${name}-${id}`,
    assumeRolePolicy: policyOf({ Principal: { Service }, Action: "sts:AssumeRole" }),
  });
  for (const policy of policies) {
    new iam.RolePolicyAttachment(`${id}-${policy}`, {
      role: role.name,
      policyArn: `arn:${partition}:iam::aws:policy/${policy}`,
    });
  }
  return role;
}
