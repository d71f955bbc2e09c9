import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import type { Foundation } from "../../src/config/foundation.types.ts";
import { buildFoundation } from "./build-foundation.ts";
import { platformOf } from "./platform-of.ts";
import { readSettings } from "./settings.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The program: reads configuration and platform.yaml, and builds what the platform stands on. */
export async function deployFoundation(): Promise<{ readonly foundation: pulumi.Output<Foundation> }> {
  const config = readSettings(pulumi.runtime.allConfig());
  if (!("stack" in config)) return stop(config.join("\n\n"));
  const found = await platformOf(resolve(ROOT, config.stack), config.stack);
  if (typeof found === "string") return stop(found);
  const { platform, kubernetes } = found;
  const name = `hotline-${platform.metadata.id}`;
  return { foundation: buildFoundation({ ...config, name }, platform, kubernetes) };
}

function stop(problems: string): never {
  throw new pulumi.RunError(`The stack's configuration is wrong:\n${problems.trim()}\n`);
}
