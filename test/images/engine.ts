import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { programPath } from "#local/program-path.ts";

/** podman, with the store of this checkout in which `scripts/images/build` leaves images. */
export const PODMAN = [resolve("scripts/images/engine"), "podman"];

/** An image that has been built, by its digest as platform.yaml names it; empty where there is none. */
export function builtImage(name: string): string {
  if (programPath("podman", process.env["PATH"] ?? "") === undefined) return "";
  const image = `localhost/hotline/${name}`;
  const { status, stdout } = podman("image", "inspect", "--format", "{{.Digest}}", image);
  return status === 0 ? `${image}@${stdout.trim()}` : "";
}

/** Why this machine runs no container at all, not even one that does nothing; undefined where it does. */
export function noContainer(image: string): string | undefined {
  const { status, stderr } = podman("run", "--rm", "--network", "host", "--memory", "64m", image, "true");
  return status === 0 ? undefined : `podman runs nothing here: ${stderr.trim()}`;
}

function podman(...args: string[]) {
  const [program = "", ...before] = PODMAN;
  return spawnSync(program, [...before, ...args], { encoding: "utf8" });
}
