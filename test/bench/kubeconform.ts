import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Path of kubeconform, built from its Go module when it is not there yet and Go is; it may still be missing. */
export function kubeconform(): string {
  const folder = resolve(".cache/bin");
  const program = join(folder, "kubeconform");
  if (!existsSync(program)) {
    const env = { ...process.env, GOBIN: folder };
    spawnSync("go", ["install", "github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0"], {
      env,
      stdio: "inherit",
    });
  }
  return program;
}
