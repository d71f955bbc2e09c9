import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import type { Foundation } from "../../src/config/foundation.types.ts";
import { loadStack } from "../../src/config/load-stack.ts";
import { buildFoundation } from "./build-foundation.ts";
import { readSettings } from "./settings.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The program: reads configuration and platform.yaml, and builds what the platform stands on. */
export async function deployFoundation(): Promise<{ readonly foundation: pulumi.Output<Foundation> }> {
  const config = readSettings(pulumi.runtime.allConfig());
  if (!("stack" in config)) throw new pulumi.RunError(`The configuration is wrong:\n${config.join("\n")}`);
  const { platform } = await loadStack(resolve(ROOT, config.stack));
  const kubernetes = platform?.cluster?.kubernetes;
  if (platform === undefined || kubernetes === undefined) {
    throw new pulumi.RunError(
      `${config.stack}/platform.yaml is wrong, or has no cluster: see hotline check ${config.stack}`,
    );
  }
  const name = `hotline-${platform.metadata.id}`;
  return { foundation: buildFoundation({ ...config, name }, platform, kubernetes) };
}
