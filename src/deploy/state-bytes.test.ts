import { expect, test } from "vitest";
import { COMPONENTS } from "./components.ts";
import { kubernetesResource } from "./kubernetes-resource.ts";
import { stateBytes } from "./state-bytes.ts";

function planWith(letters: number) {
  const object = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "large", namespace: "hotline" },
    data: { text: "x".repeat(letters) },
  };
  const resources = [kubernetesResource(object, COMPONENTS.bundle.name)];
  return { generation: "", components: Object.values(COMPONENTS), resources };
}

test("a ConfigMap of 900 KiB takes 2.8 MB, as it did in a real state", () => {
  expect(stateBytes(planWith(900 * 1024)) / 1e6).toBeCloseTo(2.8, 1);
});

test("a small one takes more than its text", () => {
  expect(stateBytes(planWith(1))).toBeGreaterThan(1500);
  expect(stateBytes(planWith(1))).toBeLessThan(4000);
});
