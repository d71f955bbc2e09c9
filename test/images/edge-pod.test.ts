import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverProgram } from "../agent/server-program.ts";
import { eventually } from "../eventually.ts";
import { mediaOf } from "../media/voice.ts";
import { missingTranslation } from "../nodes/translated-net.ts";
import { processesOf } from "../processes.ts";
import { until } from "../until.ts";
import { builtImage, noContainer } from "./engine.ts";
import { allPass, passes, preStop, started } from "./kubelet.ts";
import { type PodRun, startPodRun } from "./pod-run.ts";
import { whyNot } from "./why-not.ts";

const [etcd = "", api = "", kubectl = "", helm = ""] = [...["etcd", "kube-apiserver", "kubectl", "helm"]].map(
  serverProgram,
);
const images = { edge: builtImage("edge"), hotline: builtImage("hotline") };
const without = whyNot(
  { "image edge": images.edge, "image hotline": images.hotline, etcd, "kube-apiserver": api, kubectl, helm },
  () => missingTranslation() ?? noContainer(images.hotline),
);

const CONTAINERS = ["kamailio", "rtpengine", "agent"];

/**
 * Images, API server, helm and kubectl are the real ones, and podman runs the containers as their manifest has them. What a
 * kubelet does besides, the tests do by the manifest: they fill volumes, run probes and hooks.
 */
describe.skipIf(without)(`a rendered pod${without}`, () => {
  let dir: string;
  let run: PodRun;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "hotline-images-"));
    run = await startPodRun(dir, { images, programs: { etcd, api, kubectl, helm } });
  }, 180_000);
  afterAll(async () => {
    await run?.stop();
    rmSync(dir, { recursive: true });
  });

  // One probe that fails on a busy machine says nothing to a kubelet either.
  const ready = () => until(() => allPass(run.pod, "readinessProbe"), Boolean, 60_000);
  const has = (generation: string) => run.metric(`hotline_generation_info{generation="${generation}"}`);
  const lag = async () => Number(await run.metric("hotline_generation_lag_seconds"));
  async function expectCallTo(target: string) {
    const { conversation, hungUp } = await run.call();
    expect(conversation.taken.start).toContain(target);
    await hungUp();
  }

  test("with a damaged first generation: its programs are alive, it is never ready, and says why", async () => {
    const { pod } = run;
    await started(pod);
    await eventually(async () => expect(await pod.log("agent")).toContain('"kind":"object-digest"'));
    await until(() => allPass(pod, "livenessProbe"));
    for (let looks = 0; looks < 3; looks++) expect(await passes(pod, "agent", "readinessProbe")).toBe(false);
    const says = ({ text }: { text: string }) => text.includes("Kamailio has no generation yet");
    expect(await until(() => run.agent("/readyz"), says)).toMatchObject({ status: 503 });
    expect(await run.options()).not.toBe("SIP/2.0 200 OK");
  }, 240_000);

  test("mended in the store: ready by every probe, and OPTIONS is answered", async () => {
    run.mend();
    await ready();
    expect(
      await until(
        () => run.agent("/readyz"),
        ({ status }) => status === 200,
      ),
    ).toMatchObject({ text: "ready" });
    expect(await has(run.first)).toBe("1");
    expect(await run.options()).toBe("SIP/2.0 200 OK");
    for (const probe of ["startupProbe", "livenessProbe"] as const)
      await until(() => allPass(run.pod, probe));
  }, 180_000);

  test("every process may what the manifest says and no more, and misses nothing", async () => {
    const { pod } = run;
    for (const name of CONTAINERS) {
      const { runAsUser, runAsGroup } = pod.container(name).securityContext ?? {};
      const processes = processesOf(await pod.pid(name));
      expect(processes).not.toEqual([]);
      for (const pid of processes) {
        const status = readFileSync(`/proc/${pid}/status`, "utf8");
        const said = (what: string) => new RegExp(`^${what}:\\s+(.*)$`, "m").exec(status)?.[1];
        expect([name, said("Uid"), said("Gid")]).toEqual([
          name,
          ...[runAsUser, runAsGroup].map((id) => [id, id, id, id].join("\t")),
        ]);
        const bounds = ["CapEff", "CapBnd", "NoNewPrivs", "Seccomp"].map(said);
        expect([name, ...bounds]).toEqual([name, "0".repeat(16), "0".repeat(16), "1", "2"]);
      }
      const written = await pod.exec(name, ["sh", "-c", ": > /opt/probe"]);
      expect([name, written.stderr]).toEqual([name, expect.stringContaining("Read-only file system")]);
      expect(await pod.log(name)).not.toMatch(/read-only|EROFS|EACCES|denied|forbidden/i);
    }
  });

  test("carries a call, its speech over the relay", async () => {
    const { caller, target, conversation, hungUp } = await run.call();
    const { answer, taken } = conversation;
    const known = run.net.publicAddress(0);
    expect([mediaOf(answer.body).host, mediaOf(taken.body).host]).toEqual([known, known]);
    await Promise.all([
      caller.voice.speak(answer.body, { packets: 25 }),
      target.voice.speak(taken.body, { packets: 25 }),
    ]);
    const relayed = (sdp: string, mark: number) => `${known}:${mediaOf(sdp).port} ${mark}`;
    expect(await target.voice.hears(25)).toEqual([[relayed(taken.body, 11), 25]]);
    expect(await caller.voice.hears(25)).toEqual([[relayed(answer.body, 22), 25]]);
    await hungUp();
  });

  test.each([
    ["a damaged shard", "object-digest", () => void run.change("13901234567", true)],
    [
      "a pointer with another's digest",
      "manifest-digest",
      () => run.cluster.point((text) => text.replace('"numbers":1', '"numbers":2')),
    ],
  ])(
    "%s after a good generation: ready on the good one, and the metrics say so",
    async (_, kind, spoil) => {
      const sample = `hotline_generation_failures_total{kind="${kind}"}`;
      const before = Number(await run.metric(sample));
      spoil();
      await until(async () => Number(await run.metric(sample)) > before);
      await until(async () => (await lag()) > 0);
      expect(await has(run.first)).toBe("1");
      await ready();
      await expectCallTo("01062340001");
    },
    120_000,
  );

  test("the next good generation is taken over", async () => {
    const { digest } = run.change("13901234568");
    await until(async () => (await has(digest)) === "1" && (await lag()) === 0);
    await ready();
    await expectCallTo("13901234568");
  }, 120_000);

  test("on a machine without a declared address: each container ends with 2 and says why, and is never ready", async () => {
    const stray = await run.stray();
    try {
      for (const name of CONTAINERS) {
        await until(
          () => stray.state(name),
          (state) => state === "2",
        );
        expect(await stray.log(name)).toContain(
          `hotline ${name}: this machine must have the address of one declared edge, and has none: ` +
            `its addresses are ${run.net.privateAddress(1)}`,
        );
        expect([name, await passes(stray, name, "readinessProbe")]).toEqual([name, false]);
      }
    } finally {
      await stray.remove();
    }
  });

  test("the daily collection notes what no pointer reaches any more, by its own account's rights", async () => {
    const job = await run.collect();
    try {
      await until(
        () => job.state("collect"),
        (state) => /^\d+$/.test(state),
      );
      // The first generation's shard, and the damaged one that came after it.
      expect([await job.state("collect"), await job.log("collect")]).toEqual([
        "0",
        "noted as out of reach: 2; reached again: 0; removed: 0\n",
      ]);
    } finally {
      await job.remove();
    }
  });

  test("its hooks wait for a live call and end with it; then every container ends with 0", async () => {
    const { hungUp } = await run.call();
    let over = false;
    const hooks = preStop(run.pod).finally(() => {
      over = true;
    });
    await until(async () => (await run.agent("/readyz")).text === "the edge is draining");
    // The agent is not ready first, and then says so to Kamailio.
    await until(run.options, (answer) => answer === "SIP/2.0 503 Draining");
    await sleep(3000);
    expect([over, await run.metric("hotline_live_calls")]).toEqual([false, "1"]);
    await hungUp();
    expect(await hooks).toEqual(CONTAINERS.map((name) => [name, 0, "drained"]));
    await run.pod.stop(60);
    expect(await Promise.all(CONTAINERS.map(run.pod.state))).toEqual(["0", "0", "0"]);
  }, 120_000);
});
