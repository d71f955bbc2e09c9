import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const good = {
  "aws:region": "cn-northwest-1",
  "hotline-foundation:stack": "stacks/production",
  "hotline-foundation:zones": "cn-northwest-1a, cn-northwest-1b",
  "hotline-foundation:admins": "198.51.100.0/24",
};

test("an edge a zone and a machine of eight processors, where nothing else is said", () => {
  expect(readSettings(good)).toEqual({
    stack: "stacks/production",
    partition: "aws-cn",
    region: "cn-northwest-1",
    zones: ["cn-northwest-1a", "cn-northwest-1b"],
    edges: 2,
    instance: "c6i.2xlarge",
    admins: ["198.51.100.0/24"],
  });
});

test.each([
  ["aws:region", "cn-north-9", 'aws:region is "cn-north-9", which nobody knows: take one of'],
  ["hotline-foundation:stack", "", "hotline-foundation:stack is missing: the stack's folder, such as"],
  ["hotline-foundation:zones", "eu-west-1a", "hotline-foundation:zones must be zones of the region"],
  ["hotline-foundation:edges", "2.5", "hotline-foundation:edges must be a number from 1 to 32"],
  ["hotline-foundation:edges", "three", "hotline-foundation:edges must be a number from 1 to 32"],
  ["hotline-foundation:admins", "everyone", "hotline-foundation:admins must be the networks"],
  [
    "hotline-foundation:admin",
    "x",
    "hotline-foundation:admin is not known: did you mean hotline-foundation:admins?; pulumi config rm hotline-foundation:admin",
  ],
  [
    "hotline-foundation:colour",
    "x",
    "hotline-foundation:colour is not known: there are hotline-foundation:stack,",
  ],
  [
    "aws:regoin",
    "cn-north-1",
    "aws:regoin is not known: did you mean aws:region?; pulumi config rm aws:regoin",
  ],
])("%s: %s", (key, value, sentence) => {
  expect(readSettings({ ...good, [key]: value })).toContainEqual(expect.stringContaining(sentence));
});

test.each(["stack", "zones", "admins"])("a missing key is named: %s", (key) => {
  const others = Object.fromEntries(
    Object.entries(good).filter(([each]) => each !== `hotline-foundation:${key}`),
  );
  expect(readSettings(others)).toEqual([expect.stringContaining(`hotline-foundation:${key} `)]);
});

test("a missing region is one problem, not two", () => {
  const { "aws:region": _, ...others } = good;
  expect(readSettings(others)).toEqual([expect.stringContaining("aws:region is missing: take one of")]);
});

test.each(["aws:accessKey", "aws:secretKey", "aws:token"])(
  "%s in the file is refused, and not shown",
  (key) => {
    const problems = readSettings({ ...good, [key]: "hush-hush" });
    expect(problems).toEqual([
      expect.stringContaining(`${key}: credentials have no place in the configuration`),
    ]);
    expect(JSON.stringify(problems)).not.toContain("hush");
  },
);
