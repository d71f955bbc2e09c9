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
  ["aws:region", "cn-north-9", 'aws:region is "cn-north-9", which nobody knows'],
  ["hotline-foundation:stack", "", "hotline-foundation:stack is missing"],
  ["hotline-foundation:zones", "eu-west-1a", "hotline-foundation:zones must be zones of the region"],
  ["hotline-foundation:edges", "2.5", "hotline-foundation:edges must be a number from 1 to 32"],
  ["hotline-foundation:admins", "everyone", "hotline-foundation:admins must be the networks"],
  [
    "hotline-foundation:admin",
    "x",
    "hotline-foundation:admin is not known: there are hotline-foundation:stack",
  ],
])("%s: %s", (key, value, sentence) => {
  expect(readSettings({ ...good, [key]: value })).toContainEqual(expect.stringContaining(sentence));
});
