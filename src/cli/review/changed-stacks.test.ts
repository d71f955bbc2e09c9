import { expect, test } from "vitest";
import { changedStacks } from "./changed-stacks.ts";

const taken = (files: Readonly<Record<string, string>>) => ({
  files: new Map(Object.entries(files)),
  left: [],
});

test("a folder that others share is no stack, while a stack that loses its platform.yaml is one", () => {
  const base = taken({ "a/platform.yaml": "1", "b/platform.yaml": "1", "shared/audio/x.wav": "1" });
  const head = taken({ "a/platform.yaml": "1", "b/enterprises/e.yaml": "1", "shared/audio/x.wav": "2" });
  expect(changedStacks(base, head)).toEqual(["b"]);
});
