import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { V1Container, V1Pod } from "@kubernetes/client-node";
import type { TranslatedNet } from "../nodes/translated-net.ts";
import type { Run } from "../run-hotline.ts";
import { PODMAN } from "./engine.ts";
import type { KubernetesReader } from "./kubernetes-reader.ts";
import { type ApiPlace, podManifest } from "./pod-manifest.ts";
import { output, run } from "./run.ts";
import { fillVolumes } from "./volumes.ts";

/** A pod that podman runs, on the network of one machine. */
export interface PlayedPod {
  /** As the API server has them, probes and hooks with them. */
  containers: readonly V1Container[];
  net: TranslatedNet;
  machine: number;
  container(name: string): V1Container;
  /** Runs a command in a container, to its end. */
  exec(container: string, command: readonly string[], timeoutMs?: number): Promise<Run>;
  /** What a container has said. */
  log(container: string): Promise<string>;
  /** State of a container by podman: `running`, or its exit code. */
  state(container: string): Promise<string>;
  /** Process of a container on this machine. */
  pid(container: string): Promise<number>;
  /** SIGTERM to all, SIGKILL after the time. */
  stop(graceSeconds: number): Promise<void>;
  remove(): Promise<void>;
}

/** Starts a pod on a machine. @throws Error with what podman says */
export async function playPod(
  pod: V1Pod,
  on: { net: TranslatedNet; machine: number; dir: string },
  cluster: KubernetesReader,
  api: ApiPlace,
): Promise<PlayedPod> {
  const { net, machine } = on;
  const name = pod.metadata?.name ?? "";
  const folder = join(on.dir, name);
  mkdirSync(folder);
  fillVolumes(pod.spec, folder, cluster);
  const manifest = join(on.dir, `${name}.json`);
  writeFileSync(manifest, JSON.stringify(podManifest(pod, folder, api)));
  const podman = (...args: string[]) => [...PODMAN, ...args];
  const named = (container: string) => `${name}-${container}`;
  const inspected = async (container: string, what: string) =>
    (await output(podman("container", "inspect", "--format", what, named(container)))).trim();
  const remove = async () =>
    void (await output(podman("pod", "rm", "--force", "--ignore", "--time", "0", name)));
  try {
    await output([...net.onNetworkOf(machine), ...podman("play", "kube", manifest)]);
  } catch (error) {
    await remove();
    throw error;
  }
  const containers = pod.spec?.containers ?? [];
  return {
    ...{ containers, net, machine, remove },
    container: (wanted) => {
      const found = containers.find((each) => each.name === wanted);
      if (!found) throw new Error(`no container ${wanted}`);
      return found;
    },
    // A container on its node's network has none of its own to be entered: the command must be there already.
    exec: (container, command, timeoutMs) =>
      run([...net.onNetworkOf(machine), ...podman("exec", named(container), ...command)], timeoutMs),
    log: async (container) => {
      const { stdout, stderr } = await run(podman("logs", named(container)));
      return stdout + stderr;
    },
    state: (container) =>
      inspected(
        container,
        '{{if eq .State.Status "exited"}}{{.State.ExitCode}}{{else}}{{.State.Status}}{{end}}',
      ),
    pid: async (container) => Number(await inspected(container, "{{.State.Pid}}")),
    stop: async (graceSeconds) =>
      void (await output(podman("pod", "stop", "--time", `${graceSeconds}`, name))),
  };
}
