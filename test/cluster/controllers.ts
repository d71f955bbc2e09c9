import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { Kubernetes } from "./kubernetes.ts";

/** Programs that make a cluster of an API server: its controllers, its scheduler, and kwok as the kubelet of every node. */
export interface ControllerPrograms {
  manager: string;
  scheduler: string;
  kwok: string;
}

/**
 * Starts them for the API server of a folder, as its administrator. What nodes and pods come to is in `kwok.yaml`.
 *
 * @param address Of loopback, the API server's
 * @returns how to end them
 */
export async function startControllers(
  dir: string,
  address: string,
  kubernetes: Kubernetes,
  programs: ControllerPrograms,
): Promise<() => Promise<void>> {
  const log = createWriteStream(join(dir, "controllers.log"));
  await once(log, "open");
  const kubeconfig = ["--kubeconfig", kubernetes.kubeconfigOf("admin")];
  const alone = ["--leader-elect=false", "--secure-port", "0"];
  const started = [
    [
      programs.manager,
      ...["--service-account-private-key-file", join(dir, "accounts.key"), ...alone],
      ...["--root-ca-file", join(dir, "certificates/apiserver.crt")],
    ],
    [programs.scheduler, ...alone],
    [
      programs.kwok,
      ...["--config", "test/cluster/kwok.yaml", "--manage-all-nodes=true"],
      ...["--node-lease-duration-seconds", "40", "--server-address", `${address}:10247`],
    ],
  ].map((command) =>
    // Linux ends it with this process, however that ends.
    spawn("setpriv", ["--pdeathsig", "KILL", ...command, ...kubeconfig], { stdio: ["ignore", log, log] }),
  );
  return async () => {
    await Promise.all(
      started.map(async (child) => {
        if (child.exitCode !== null) return;
        const exit = once(child, "exit");
        child.kill("SIGKILL");
        await exit;
      }),
    );
    log.end();
  };
}
