import { existsSync } from "node:fs";
import { join } from "node:path";
import { renderDiagnostics } from "../../src/cli/render-diagnostics.ts";
import { loadStack } from "../../src/config/load-stack.ts";
import type { Platform } from "../../src/config/platform.types.ts";

/** What platform.yaml and foundation.yaml say of one another: this program is what makes it good. */
const OF_BOTH: ReadonlySet<string> = new Set([
  "no-bundle-bucket",
  "no-zone",
  "domain-outside-zone",
  "edge-not-in-foundation",
]);

/** IAM takes 64 letters, and the longest name is hotline-ID-system-node. */
const LONGEST_ID = 44;

/** A stack's platform, and the version of Kubernetes that its cluster is to have. */
export interface ClusterPlatform {
  readonly platform: Platform;
  readonly kubernetes: string;
}

/**
 * The platform of a stack's folder, or why nothing can be built for it, as a text with its remedy. Customers' files are not asked.
 *
 * @param name as the configuration says it
 */
export async function platformOf(folder: string, name: string): Promise<ClusterPlatform | string> {
  if (!existsSync(join(folder, "platform.yaml")))
    return `hotline-foundation:stack names ${name}, where there is no platform.yaml: name a stack's folder, such as stacks/production`;
  const { platform, diagnostics } = await loadStack(folder);
  const errors = diagnostics.filter(
    ({ severity, file, code }) =>
      severity === "error" && file.endsWith("platform.yaml") && !OF_BOTH.has(code),
  );
  if (platform === undefined || errors.length > 0) return renderDiagnostics(errors, "text");
  const { id } = platform.metadata;
  if (id.length > LONGEST_ID)
    return `${name}/platform.yaml: metadata.id has ${id.length} letters, and AWS takes ${LONGEST_ID} at most, for roles and buckets are called by it: take a shorter one`;
  const kubernetes = platform.cluster?.kubernetes;
  return kubernetes === undefined
    ? `${name}/platform.yaml has no cluster: add one (docs/deploy/stack.md), or run it on one machine without a foundation`
    : { platform, kubernetes };
}
