import { nearestIn } from "../../src/config/rules/nearest.ts";
import { type AwsPartition, awsPartition, awsRegions } from "../../src/model/aws-region.ts";

/** What the foundation is built from: its stack's configuration, and the platform's file. */
export interface FoundationSettings {
  /** Begins every name, such as `hotline-production`. */
  readonly name: string;
  readonly partition: AwsPartition;
  readonly region: string;
  /** Zones of availability, each with a subnet; edges go round them. */
  readonly zones: readonly string[];
  readonly edges: number;
  /** Type of the edges' machines. */
  readonly instance: string;
  /** Networks that may reach the cluster's API. */
  readonly admins: readonly string[];
}

/** The stack's folder in the configuration, and what says where and how large. */
export type FoundationConfig = Omit<FoundationSettings, "name"> & { readonly stack: string };

const PROJECT = "hotline-foundation";
const DEFAULT_INSTANCE = "c6i.2xlarge";
const CIDR = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

/** All keys that say something here: ours, and those of the cloud's provider that hold no credentials. */
const KEYS = [
  ...["stack", "zones", "edges", "instance", "admins"].map((key) => `${PROJECT}:${key}`),
  ...["region", "profile", "allowedAccountIds", "defaultTags"].map((key) => `aws:${key}`),
];

/** What AWS calls credentials. */
const CREDENTIALS: ReadonlySet<string> = new Set(["aws:accessKey", "aws:secretKey", "aws:token"]);

/** Reads the foundation's configuration, or says all that is wrong with it, a sentence each with its remedy. */
export function readSettings(all: Readonly<Record<string, string>>): FoundationConfig | readonly string[] {
  const value = (key: string) => all[`${PROJECT}:${key}`] ?? "";
  const list = (key: string) =>
    value(key)
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "");
  const [stack, region, zones, admins] = [
    value("stack"),
    all["aws:region"] ?? "",
    list("zones"),
    list("admins"),
  ];
  const partition = awsPartition(region);
  const example = partition === undefined ? "cn-northwest-1" : region;
  const edges = value("edges") === "" ? Math.max(1, zones.length) : Number(value("edges"));
  const problems = [
    ...Object.keys(all).toSorted().flatMap(keyProblem),
    ...(stack === "" ? [`${PROJECT}:stack is missing: the stack's folder, such as stacks/production`] : []),
    ...(partition === undefined
      ? [
          `aws:region is ${region === "" ? "missing" : `"${region}", which nobody knows`}: take one of ${awsRegions.slice(0, 2).join(", ")}, … (${awsRegions.length} in all)`,
        ]
      : []),
    ...(zones.length === 0 || (partition !== undefined && zones.some((zone) => !zone.startsWith(region)))
      ? [`${PROJECT}:zones must be zones of the region, such as ${example}a,${example}b`]
      : []),
    ...(Number.isInteger(edges) && edges >= 1 && edges <= 32
      ? []
      : [`${PROJECT}:edges must be a number from 1 to 32`]),
    ...(admins.length === 0 || admins.some((each) => !CIDR.test(each))
      ? [`${PROJECT}:admins must be the networks that may reach the cluster's API, such as 198.51.100.0/24`]
      : []),
  ];
  if (partition === undefined || problems.length > 0) return problems;
  const instance = value("instance") === "" ? DEFAULT_INSTANCE : value("instance");
  return { stack, partition, region, zones, edges, instance, admins };
}

/** What is wrong with a key; its value is not shown, for it may be a secret. */
function keyProblem(key: string): string[] {
  if (KEYS.includes(key) || key.startsWith("pulumi:")) return [];
  const remove = `pulumi config rm ${key}`;
  if (CREDENTIALS.has(key))
    return [
      `${key}: credentials have no place in the configuration: they come by the environment or aws:profile; ${remove}, and replace them where the file was shared`,
    ];
  const near = nearestIn(KEYS)(key);
  return [
    `${key} is not known: ${near === "" ? `there are ${KEYS.join(", ")}` : `did you mean ${near}?`}; ${remove}`,
  ];
}
