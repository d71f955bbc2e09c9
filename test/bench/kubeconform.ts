import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Path of kubeconform, built from its Go module when it is not there yet and Go is; undefined where neither works. */
export function kubeconform(): string | undefined {
  const { status, stdout } = spawnSync(resolve("scripts/servers/get"), ["kubeconform"], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : undefined;
}
