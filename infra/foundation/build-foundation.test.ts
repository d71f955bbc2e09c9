import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Foundation } from "../../src/config/foundation.types.ts";
import { loadStack } from "../../src/config/load-stack.ts";
import type { AwsPartition } from "../../src/model/aws-region.ts";
import { builtUnderMocks, type Registration } from "./built-under-mocks.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const production = await loadStack(`${ROOT}/stacks/production`);
const { platform, foundation: committed } = production;
if (platform === undefined || committed === undefined) throw new Error("stacks/production is broken");

describe.each<[AwsPartition, string]>([
  ["aws-cn", "cn-northwest-1"],
  ["aws", "ap-southeast-1"],
])("%s", (partition, region) => {
  let seen: readonly Registration[];
  let said: Foundation;
  const of = (type: string) => seen.filter((each) => each.type === type);

  beforeAll(async () => {
    ({ said, registered: seen } = await builtUnderMocks(platform, partition, region));
  });

  test("says what is committed as stacks/production/foundation.yaml", () => {
    const roles = Object.fromEntries(
      Object.entries(committed.roles ?? {}).map(([of, arn]) => [
        of,
        arn.replace("arn:aws-cn:", `arn:${partition}:`),
      ]),
    );
    expect(said).toEqual({ ...committed, region, roles });
  });

  test("names no resource of another partition", () => {
    const others = seen.flatMap(({ inputs }) => JSON.stringify(inputs).match(/arn:aws[a-z-]*:/g) ?? []);
    expect(new Set(others)).toEqual(new Set([`arn:${partition}:`]));
  });

  test("an edge's machine takes the card made before it, with its addresses, and is labelled and tainted", () => {
    const cards = of("aws:ec2/networkInterface:NetworkInterface");
    expect(cards.map(({ inputs }) => inputs.privateIps)).toEqual([
      ["10.40.1.10"],
      ["10.40.2.10"],
      ["10.40.3.10"],
    ]);
    const templates = of("aws:ec2/launchTemplate:LaunchTemplate");
    for (const [index, { inputs }] of templates.entries()) {
      expect(inputs.networkInterfaces).toEqual([{ deviceIndex: 0, networkInterfaceId: `edge-${index}-id` }]);
      expect(inputs.metadataOptions.httpTokens).toBe("required");
      const user = Buffer.from(inputs.userData, "base64").toString();
      expect(user).toContain(
        '"registerWithTaints":[{"key":"hotline400.io/pool","value":"edge","effect":"NoSchedule"}]',
      );
      expect(user).toContain("--node-labels=hotline400.io/pool=edge");
    }
    const groups = of("aws:autoscaling/group:Group").map(({ inputs }) => inputs);
    expect(
      groups.map(({ minSize, maxSize, availabilityZones }) => [minSize, maxSize, availabilityZones]),
    ).toEqual([
      [1, 1, [`${region}a`]],
      [1, 1, [`${region}b`]],
      [1, 1, [`${region}c`]],
    ]);
    expect(of("aws:ec2/eipAssociation:EipAssociation")).toHaveLength(3);
  });

  test("buckets are versioned, encrypted, closed and reached by TLS only", () => {
    const buckets = ["audio", "bundles"];
    const sorted = (type: string) =>
      of(type)
        .map(({ inputs }) => inputs)
        .toSorted((a, b) => (a.bucket < b.bucket ? -1 : 1));
    const names = buckets.map((each) => `hotline-production-${each}`);
    for (const kind of [
      "bucket:Bucket",
      "bucketVersioning:BucketVersioning",
      "bucketPublicAccessBlock:BucketPublicAccessBlock",
      "bucketPolicy:BucketPolicy",
      "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    ]) {
      expect(sorted(`aws:s3/${kind}`).map(({ bucket }) => bucket)).toEqual(names);
    }
    for (const { policy } of sorted("aws:s3/bucketPolicy:BucketPolicy")) {
      expect(JSON.parse(policy).Statement).toMatchObject([
        { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ]);
    }
    expect(
      sorted("aws:s3/bucketVersioning:BucketVersioning").map((each) => each.versioningConfiguration.status),
    ).toEqual(["Enabled", "Enabled"]);
  });

  test("carriers reach signalling and media, and nothing else comes from outside", () => {
    const outside = of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .map(({ inputs }) => inputs)
      .filter(({ cidrIpv4 }) => cidrIpv4 !== undefined);
    const media = outside.filter(({ cidrIpv4 }) => cidrIpv4 === "0.0.0.0/0");
    expect(media).toMatchObject([{ ipProtocol: "udp", fromPort: 30000, toPort: 39999 }]);
    const addresses = ["192.0.2.11", "192.0.2.12", "192.0.2.27", "198.51.100.40", "198.51.100.90"];
    const sources = new Set(outside.map(({ cidrIpv4 }) => cidrIpv4));
    for (const address of addresses) expect(sources).toContain(`${address}/32`);
  });

  const trustOf = (id: string) => {
    const role = of("aws:iam/role:Role").find(({ name }) => name === id);
    return JSON.parse(role?.inputs.assumeRolePolicy).Statement[0].Condition.StringEquals;
  };

  test("claims get volumes, of a default class, from a driver that alone takes its role", () => {
    const driver = of("aws:eks/addon:Addon").find(({ name }) => name === "aws-ebs-csi-driver")?.inputs;
    expect(driver?.serviceAccountRoleArn).toMatch(/:role\/hotline-production-volumes$/);
    expect(JSON.parse(driver?.configurationValues)).toEqual({ defaultStorageClass: { enabled: true } });
    expect(trustOf("volumes")["oidc.example/id/1:sub"]).toBe(
      "system:serviceaccount:kube-system:ebs-csi-controller-sa",
    );
  });

  test.each([
    ["edge", "edge", ["s3:GetObject", "s3:ListBucket"]],
    [
      "collect",
      "edge-collect",
      [
        ...["s3:ListBucket", "s3:GetObject"],
        ...["s3:GetObjectTagging", "s3:PutObjectTagging", "s3:DeleteObjectTagging", "s3:DeleteObject"],
      ],
    ],
  ])(
    "only pods of one account take the role %s, which may just its work on bundles",
    (id, account, actions) => {
      expect(trustOf(id)).toEqual({
        "oidc.example/id/1:sub": `system:serviceaccount:hotline:${account}`,
        "oidc.example/id/1:aud": "sts.amazonaws.com",
      });
      const policy = of("aws:iam/rolePolicy:RolePolicy").find(({ name }) => name === id);
      const { Statement }: { Statement: { Action: string | string[]; Resource: string }[] } = JSON.parse(
        policy?.inputs.policy,
      );
      expect(Statement.flatMap(({ Action }) => Action)).toEqual(actions);
      for (const { Resource } of Statement)
        expect(Resource).toMatch(/^arn:aws(-cn)?:s3:::hotline-production-bundles(\/|$)/);
    },
  );
});

test("the export is the file, and reads back as what was said", () => {
  const run = spawnSync(process.execPath, [`${ROOT}/infra/foundation/export.ts`], {
    input: JSON.stringify(committed),
    encoding: "utf8",
  });
  expect(run.stdout).toMatch(/^# yaml-language-server: \$schema=/);
  expect(run.stdout).toContain("zoneId: Z0123456789ABC");
  expect(run.status).toBe(0);
});

test("edges' machines are of the platform's pool", async () => {
  const { cluster } = platform;
  if (cluster === undefined) throw new Error("stacks/production has no cluster");
  const north = { ...platform, cluster: { ...cluster, edge: { ...cluster.edge, pool: "north" } } };
  const { registered } = await builtUnderMocks(north, "aws-cn", "cn-northwest-1");
  const templates = registered.filter(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  expect(templates).toHaveLength(3);
  for (const { inputs } of templates) {
    const user = Buffer.from(inputs.userData, "base64").toString();
    expect(user).toContain(
      '"registerWithTaints":[{"key":"hotline400.io/pool","value":"north","effect":"NoSchedule"}]',
    );
    expect(user).toContain("--node-labels=hotline400.io/pool=north");
  }
});
