/** A partition of AWS: its accounts, names of resources and end points are apart from all others'. */
export type AwsPartition = "aws" | "aws-cn";

/** Regions by partition, as in partitions.json of botocore 1.44.5; the sovereign and government partitions are left out. */
const regions: Readonly<Record<AwsPartition, readonly string[]>> = {
  aws: [
    ...["af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
    ...["ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"],
    ...["ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1"],
    ...["eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3"],
    ...["il-central-1", "me-central-1", "me-south-1", "me-west-1", "mx-central-1", "sa-east-1", "sa-west-1"],
    ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
};

const partitions: ReadonlyMap<string, AwsPartition> = new Map([
  ...regions["aws-cn"].map((region) => [region, "aws-cn"] as const),
  ...regions.aws.map((region) => [region, "aws"] as const),
]);

/** Every region that is known, those of China first. */
export const awsRegions: readonly string[] = [...partitions.keys()];

/** The partition of a region; undefined for a region that nobody knows. */
export function awsPartition(region: string): AwsPartition | undefined {
  return partitions.get(region);
}
