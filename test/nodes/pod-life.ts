import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { run } from "../images/run.ts";
import { processesOf } from "../processes.ts";
import { until } from "../until.ts";
import { asPod, POD_USER } from "./as-pod.ts";
import type { NodesRun } from "./nodes.test.ts";

/** Registers the tests of a pod's containers: what they may, when they are ready, how they end. */
export function testPodLife(running: () => NodesRun): void {
  describe("a pod", () => {
    const containers = ["kamailio", "rtpengine", "agent"] as const;

    const inPodOf = (edge: 0 | 1, command: string[], env: Record<string, string> = {}) => {
      const { net, pods } = running();
      return [...net.on(edge), ...asPod(pods[edge].mounts, env, command)];
    };
    /** Runs a command in an edge's pod to its end. */
    const inPod = (command: string[], env: Record<string, string> = {}) => {
      const [program = "", ...args] = inPodOf(0, command, env);
      return spawnSync(program, args, { encoding: "utf8" });
    };
    /** The same while the carriers here go on: an edge that drains may have to tell its registrar. */
    const besides = (command: string[], edge: 0 | 1) => run(inPodOf(edge, command));
    const hotline = (args: string[], env: Record<string, string> = {}) =>
      inPod(["/opt/hotline/bin/hotline", ...args], env);

    test("has a user of its own without capabilities in every process, and may write in its folder alone", () => {
      const [pod] = running().pods;
      const processes = containers.flatMap((container) => processesOf(pod.pid(container)));
      expect(processes.length).toBeGreaterThan(10);
      const said = (pid: number) => readFileSync(`/proc/${pid}/status`, "utf8");
      const own = (name: string, text: string) => new RegExp(`^${name}:\\s+(.*)$`, "m").exec(text)?.[1];
      for (const status of processes.map(said)) {
        expect(own("Uid", status)).toBe([1, 2, 3, 4].map(() => POD_USER).join("\t"));
        expect([own("CapEff", status), own("CapBnd", status)]).toEqual(["0".repeat(16), "0".repeat(16)]);
        expect(own("NoNewPrivs", status)).toBe("1");
      }
      const writes = (place: string) => inPod(["sh", "-c", `: > ${place}/probe && rm ${place}/probe`]);
      expect(writes("/run/hotline")).toMatchObject({ status: 0 });
      for (const place of ["/opt/hotline", "/tmp", "/run", "/run/secrets", "/run/store", "/var/tmp"])
        expect(writes(place).stderr).toMatch(/Read-only|Permission denied/);
      for (const container of containers)
        expect(pod.log(container)).not.toMatch(/read-only|EROFS|EACCES|denied/i);
    });

    test.each(["kamailio", "agent", "rtpengine"])(
      "hotline %s on a machine that is no declared edge: 2, and both lists",
      (name) => {
        const more = {
          HOTLINE_NODE: "/run/hotline",
          HOTLINE_STORE: "file:/run/store",
          HOTLINE_MEDIA_REPORTS: "2230",
        };
        const { status, stderr } = hotline([name, "--edges", "203.0.113.7/192.0.2.7,203.0.113.8"], more);
        expect({ status, stderr }).toEqual({
          status: 2,
          stderr: expect.stringMatching(
            new RegExp(
              `^hotline ${name}: this machine must have the address of one declared edge, and has none: its addresses are ` +
                `10\\.40\\.46\\.10, .*; declared are 192\\.0\\.2\\.7 \\(203\\.0\\.113\\.7 to carriers\\), 203\\.0\\.113\\.8\n$`,
            ),
          ),
        });
      },
    );

    test("is not ready without its address, and ready again with it", async () => {
      const { net, pods } = running();
      const [program = "", ...on] = net.on(0);
      const ask =
        'const r = await fetch("http://127.0.0.1:9400/readyz"); console.log(r.status, await r.text())';
      const ready = () =>
        spawnSync(program, [...on, process.execPath, "-e", ask], { encoding: "utf8" }).stdout;
      await until(ready, (text) => text === "200 ready\n\n");
      const giveBack = net.loseAddress(0);
      try {
        expect(ready()).toMatch(/^503 10\.40\.46\.10 is no address of this machine\n/);
      } finally {
        giveBack();
      }
      await eventually(async () => expect((await pods[0].page("/readyz")).status).toBe(200));
    });

    test("drains by its hook, and all its containers end with 0", async () => {
      const [, pod] = running().pods;
      const drained = await besides(["/opt/hotline/bin/hotline", "drain"], 1);
      expect(drained, pod.log("agent")).toMatchObject({ status: 0, stdout: "drained\n" });
      expect(await pod.page("/readyz")).toEqual({ status: 503, text: "the edge is drained" });
      for (const container of ["agent", "kamailio", "rtpengine"] as const)
        expect([container, await pod.stop(container)]).toEqual([container, 0]);
    });

    test("is not ready while Kamailio tells carriers another address than is declared", async () => {
      const { net, pods } = running();
      const [pod] = pods;
      expect(await pod.stop("kamailio")).toBe(0);
      pod.start("kamailio", { HOTLINE_EDGES: `203.0.113.99/${net.privateAddress(0)}` });
      await eventually(async () =>
        expect(await pod.page("/readyz")).toEqual({
          status: 503,
          text: `Kamailio tells carriers that it is 203.0.113.99, but ${net.publicAddress(0)} is declared`,
        }),
      );
      await pod.stop("kamailio");
      pod.start("kamailio");
      await eventually(async () => expect((await pod.page("/readyz")).status).toBe(200));
    });
  });
}
