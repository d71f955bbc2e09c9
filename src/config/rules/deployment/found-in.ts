import type { Path } from "../../finding.ts";
import type { Foundation } from "../../foundation.types.ts";
import type { Platform } from "../../platform.types.ts";
import { foundationFile } from "../foundation-file.ts";
import { platformFile } from "../platform-file.ts";
import type { DeploymentRule } from "../rule.ts";

/** For the tests of deployment rules: a cluster with images that nobody looks at. */
export function cluster(parts: Partial<NonNullable<Platform["cluster"]>>): Partial<Platform> {
  const image = `edge@sha256:${"0".repeat(64)}`;
  return { cluster: { kubernetes: "1.36", images: { edge: image, hotline: image }, ...parts } };
}

/** For the tests of deployment rules: what a rule finds, and in which file. */
export function foundIn(rule: DeploymentRule) {
  return (
    platform: Partial<Platform>,
    foundation?: Partial<Foundation>,
  ): { in: string; code: string; path: Path }[] =>
    rule
      .check(platformFile(platform), foundation && foundationFile(foundation))
      .map(({ in: where, finding: { code, path } }) => ({ in: where, code, path }));
}
