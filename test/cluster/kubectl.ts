import { spawnSync } from "node:child_process";
import type { Run } from "../run-hotline.ts";

/** Runs the real kubectl as the user of a kubeconfig file; it keeps what it learns in a folder of the test's own. */
export type Kubectl = (...args: string[]) => Run;

/** kubectl of a cluster. @param dir Folder for its cache */
export function kubectlOf(program: string, kubeconfig: string, dir: string): Kubectl {
  const env = { PATH: process.env["PATH"], HOME: dir, KUBECONFIG: kubeconfig };
  return (...args) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      env,
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (error) throw error;
    return { status, stdout, stderr };
  };
}
