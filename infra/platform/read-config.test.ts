import { expect, test } from "vitest";
import { readConfig } from "./read-config.ts";

const read = (all: Record<string, string>, ...secrets: string[]) => readConfig(all, new Set(secrets));

test("a folder is enough; a foundation and a secret kubeconfig may come with it", () => {
  expect(read({ "hotline:stack": "stacks/production" })).toEqual({ stack: "stacks/production" });
  const all = {
    "hotline:stack": "stacks/production",
    "hotline:foundation": "organization/hotline-foundation/production",
    "hotline:kubeconfig": "{}",
    "pulumi:disable-default-providers": '["*"]',
  };
  expect(read(all, "hotline:kubeconfig")).toEqual({
    stack: "stacks/production",
    foundation: "organization/hotline-foundation/production",
    kubeconfig: "{}",
  });
});

test.each([
  [
    "a missing folder",
    {},
    "hotline:stack is missing: name the stack's folder, for example: pulumi config set hotline:stack",
  ],
  ["a misspelt key", { "hotline:stak": "x" }, "hotline:stak is not known: did you mean hotline:stack?"],
  [
    "a key that nobody knows",
    { "hotline:colour": "x" },
    "hotline:colour is not known: there are stack, foundation",
  ],
  ["another project's key", { "aws:region": "x" }, "aws:region is set, but nothing reads it"],
  ["an empty value", { "hotline:stack": " " }, "hotline:stack is empty"],
])("%s is named, with what to do", (_, all, sentence) => {
  expect(read(all)).toContainEqual(expect.stringContaining(sentence));
});

test("a secret in clear text is refused without being shown", () => {
  const problems = read({ "hotline:stack": "s", "hotline:kubeconfig": "token-1" });
  expect(problems).toEqual([
    expect.stringContaining("hotline:kubeconfig stands in clear text: pulumi config set --secret"),
  ]);
  expect(JSON.stringify(problems)).not.toContain("token-1");
});

test("all that is wrong is said at once", () => {
  expect(read({ "hotline:stak": "x", "hotline:kubeconfig": "x" })).toHaveLength(3);
});
