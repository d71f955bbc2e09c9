import type { Socket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { missingPrograms } from "../calls/missing-programs.ts";
import { eventually } from "../eventually.ts";
import { writeBundle } from "../write-bundle.ts";
import { type EdgePod, edgePod, makeMounts, newKey } from "./edge-pod.ts";
import { testHiddenAddresses } from "./hidden-addresses.ts";
import { testPodLife } from "./pod-life.ts";
import { openRegistrar } from "./registrar.ts";
import { makeTranslatedNet, missingTranslation, OUTER, type TranslatedNet } from "./translated-net.ts";

const missing = missingPrograms() ?? missingTranslation();
if (missing) console.warn(`SKIPPED: no edge runs as a pod: ${missing}`);

const UNICOM = `${OUTER}.101`;
const MOBILE = `${OUTER}.103`;

/** Two edges as their pods run them, behind addresses that are translated. */
export interface NodesRun {
  net: TranslatedNet;
  pods: [EdgePod, EdgePod];
  /** Whatever the carriers have heard of SIP. */
  heard: string[];
}

describe.skipIf(missing)(
  `edges as pods, behind translated addresses${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    let dir: string;
    let run: NodesRun;
    const registrars: Socket[] = [];

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), "hotline-nodes-"));
      const net = makeTranslatedNet(2, 3);
      const key = newKey();
      await writeBundle(fileURLToPath(new URL("./stack", import.meta.url)), join(dir, "store"));
      const peers = [0, 1].map((edge) => ({
        ...{ id: `edge-${edge}`, address: net.privateAddress(edge), port: 5060 },
      }));
      writeFileSync(join(dir, "store/peers.json"), JSON.stringify(peers));
      const pod = (edge: number) => edgePod(net, edge, makeMounts(dir, edge, key), dir);
      const heard: string[] = [];
      for (const carrier of [UNICOM, MOBILE])
        registrars.push(await openRegistrar(carrier, (text) => heard.push(text)));
      run = { net, pods: [pod(0), pod(1)], heard };
      for (const each of run.pods)
        for (const container of ["rtpengine", "kamailio", "agent"] as const) each.start(container);
      await eventually(async () => {
        for (const [edge, each] of run.pods.entries()) {
          expect(await each.page("/readyz"), each.log("agent")).toEqual({ status: 200, text: "ready" });
          const { text } = await each.page("/metrics");
          expect(text).toContain(`hotline_peer_state{peer="edge-${1 - edge}",state="alive"} 1`);
          // Started on a busy machine, an edge refuses calls while packets wait.
          expect(text).toMatch(/^hotline_refused_share 0$/m);
        }
      }, 50_000);
    });
    afterAll(async () => {
      await Promise.all(run?.pods.map((each) => each.stopAll()) ?? []);
      for (const each of registrars) each.close();
      run?.net.remove();
      rmSync(dir, { recursive: true });
    });

    testHiddenAddresses(() => run);
    testPodLife(() => run);
  },
);
