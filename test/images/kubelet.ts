import type { V1Probe } from "@kubernetes/client-node";
import { until } from "../until.ts";
import type { PlayedPod } from "./played-pod.ts";
import { run } from "./run.ts";

type ProbeName = "startupProbe" | "livenessProbe" | "readinessProbe";

/** Whether a probe of a container passes now, by what its manifest says; without one, whether the container runs. */
export async function passes(pod: PlayedPod, container: string, name: ProbeName): Promise<boolean> {
  const probe = pod.container(container)[name];
  if (!probe) return (await pod.state(container)) === "running";
  const timeoutMs = 1000 * (probe.timeoutSeconds ?? 1);
  if (probe.exec) return (await pod.exec(container, probe.exec.command ?? [], timeoutMs)).status === 0;
  const { status } = await page(pod, urlOf(pod, container, probe), timeoutMs);
  return status >= 200 && status < 400;
}

/** Every container's probe of a kind. */
export async function allPass(pod: PlayedPod, name: ProbeName): Promise<boolean> {
  const each = await Promise.all(pod.containers.map((container) => passes(pod, container.name, name)));
  return !each.includes(false);
}

/** Waits as long as startup probes allow. Then the other probes count. */
export async function started(pod: PlayedPod): Promise<void> {
  for (const { name, startupProbe } of pod.containers) {
    const seconds = (startupProbe?.periodSeconds ?? 0) * (startupProbe?.failureThreshold ?? 0);
    await until(() => passes(pod, name, "startupProbe"), Boolean, seconds * 1000);
  }
}

/** Runs every container's `preStop` at once, as a pod that is deleted has it; answers how each ended. */
export async function preStop(pod: PlayedPod): Promise<[string, number | null, string][]> {
  return Promise.all(
    pod.containers.map(async ({ name, lifecycle }): Promise<[string, number | null, string]> => {
      const { status, stdout, stderr } = await pod.exec(name, lifecycle?.preStop?.exec?.command ?? []);
      return [name, status, `${stdout}${stderr}`.trim()];
    }),
  );
}

/** A page as its node has it; status 0 where nobody answers in time. */
export async function page(
  { net, machine }: PlayedPod,
  url: string,
  timeoutMs = 20_000,
): Promise<{ status: number; text: string }> {
  const ask = `const r = await fetch(${JSON.stringify(url)}); console.log(JSON.stringify({ status: r.status, text: (await r.text()).trim() }))`;
  const { status, stdout } = await run([...net.on(machine), process.execPath, "-e", ask], timeoutMs);
  return status === 0 ? JSON.parse(stdout) : { status: 0, text: "" };
}

/** URL of a container's page: by its port's name, at the node's own address. */
function urlOf(pod: PlayedPod, container: string, probe: V1Probe): string {
  const { host, path, port } = probe.httpGet ?? {};
  const named = pod.container(container).ports?.find((each) => each.name === port);
  return `http://${host ?? pod.net.privateAddress(pod.machine)}:${named?.containerPort ?? port}${path}`;
}
