import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalText } from "./refusal-text.ts";

test("the helm that is named is the one that is tested with", () => {
  const pins = readFileSync("scripts/servers/charts/go.mod", "utf8");
  const [, version = "?"] = /^\s*helm\.sh\/helm\/v4 (v\S+)/m.exec(pins) ?? [];
  expect(refusalText({ code: "helm-missing" })).toContain(
    `go install helm.sh/helm/v4/cmd/helm@${version} `.trim(),
  );
  expect(readFileSync("docs/deploy/render.md", "utf8")).toContain(`helm@${version}\``);
});
