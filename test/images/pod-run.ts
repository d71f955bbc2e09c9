import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { V1Pod } from "@kubernetes/client-node";
import { openSipSocket, sipRequest } from "../calls/sip-socket.ts";
import { type Kubectl, kubectlOf } from "../cluster/kubectl.ts";
import { type Kubernetes, startKubernetes } from "../cluster/kubernetes.ts";
import { type Conversation, converse, hangUp } from "../media/conversation.ts";
import { openParty, type Party } from "../media/party.ts";
import { newKey } from "../nodes/edge-pod.ts";
import { makeTranslatedNet, OUTER, type TranslatedNet } from "../nodes/translated-net.ts";
import { page } from "./kubelet.ts";
import { type PlayedPod, playPod } from "./played-pod.ts";
import { type RenderedCluster, renderedCluster } from "./rendered-cluster.ts";

const UNICOM = `${OUTER}.101`;
const TELECOM = `${OUTER}.102`;
const API = { host: `${OUTER}.103`, port: 6443 };
const NUMBER = "4006000001";

/** What the tests run by. */
export interface Tools {
  images: { edge: string; hotline: string };
  programs: { etcd: string; api: string; kubectl: string; helm: string };
}

/** An answered call, and how it ends. */
interface PodCall {
  caller: Party;
  target: Party;
  conversation: Conversation;
  hungUp(): Promise<void>;
}

/** One declared edge, its pod, a machine that is none, and the cluster that both ask. */
export interface PodRun {
  net: TranslatedNet;
  pod: PlayedPod;
  /** Digest of the first generation, whose shard is damaged until `mend`. */
  first: string;
  mend(): void;
  cluster: RenderedCluster;
  /** Another pod of the edge, on the other machine. */
  stray(): Promise<PlayedPod>;
  /** The pod of the daily collection, on the other machine. */
  collect(): Promise<PlayedPod>;
  /** A page of the agent. */
  agent(path: string): Promise<{ status: number; text: string }>;
  metric(sample: string): Promise<string | undefined>;
  /** What the edge answers to a carrier's OPTIONS; undefined where nothing comes. */
  options(): Promise<string | undefined>;
  /** A call that the telecom's side answers. */
  call(): Promise<PodCall>;
  /** Publishes another target for the number; with a damaged shard where so wished. */
  change(phone: string, spoilt?: boolean): { digest: string };
  stop(): Promise<void>;
}

/** Applies the rendered stack with a damaged shard, and starts its pod. */
export async function startPodRun(dir: string, { images, programs }: Tools): Promise<PodRun> {
  const net = makeTranslatedNet(2, 3);
  let kubernetes: Kubernetes | undefined;
  let pod: PlayedPod | undefined;
  const stop = async () => {
    await pod?.remove();
    await kubernetes?.stop();
    net.remove();
  };
  try {
    kubernetes = await startKubernetes(dir, API.host, programs);
    const kubectl = kubectlOf(programs.kubectl, kubernetes.kubeconfigOf("admin"), dir);
    const cluster = renderedCluster("test/images/stack", dir, images, { helm: programs.helm, kubectl });
    const { digest, mend } = cluster.apply(true);
    makeOthersObjects(dir, kubectl);
    const play = (one: V1Pod, machine: number) => playPod(one, { net, machine, dir }, cluster.reader, API);
    pod = await play(cluster.edge("edge-0"), 0);
    const others = {
      stray: () => play(cluster.edge("stray-0"), 1),
      collect: () => play(cluster.collect("edge-collect-0"), 1),
    };
    const run = { net, pod, first: digest, mend, cluster, ...others, stop };
    return { ...run, ...asked(net, pod), change: changing(cluster) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What its operator makes, and a controller, of which none runs here. */
function makeOthersObjects(dir: string, kubectl: Kubectl): void {
  writeFileSync(join(dir, "edge-key"), newKey());
  const authority = `--from-file=ca.crt=${join(dir, "certificates/apiserver.crt")}`;
  for (const made of [
    ["secret", "generic", "hotline-secrets", `--from-file=${join(dir, "edge-key")}`],
    ["configmap", "kube-root-ca.crt", authority],
  ]) {
    const { status, stderr } = kubectl("--namespace", "hotline", "create", ...made);
    if (status !== 0) throw new Error(stderr);
  }
}

function asked(net: TranslatedNet, pod: PlayedPod): Pick<PodRun, "agent" | "metric" | "options" | "call"> {
  const edge = { address: net.publicAddress(0), port: 5060 };
  const agent = (path: string) => page(pod, `http://${net.privateAddress(0)}:9400${path}`);
  return {
    agent,
    metric: async (sample) => {
      const lines = (await agent("/metrics")).text.split("\n");
      return lines.find((line) => line.startsWith(`${sample} `))?.slice(sample.length + 1);
    },
    options: async () => {
      const socket = await openSipSocket(UNICOM, edge);
      const from = { address: UNICOM, port: socket.port };
      socket.send(sipRequest("OPTIONS", from, { uri: `sip:${edge.address}:5060` }));
      const answer = await socket.receive(10_000);
      socket.close();
      return answer?.split("\r\n")[0];
    },
    call: async () => {
      const caller = await openParty(UNICOM, edge, 11);
      const target = await openParty(TELECOM, edge, 22, 5090);
      const close = () => {
        caller.close();
        target.close();
      };
      try {
        const conversation = await converse(caller, target, NUMBER);
        return {
          ...{ caller, target, conversation },
          hungUp: () => hangUp(caller, target, conversation).finally(close),
        };
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}

function changing(cluster: RenderedCluster): PodRun["change"] {
  return (phone, spoilt) => {
    const file = join(cluster.stack, "enterprises/flowers.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/phone: "[^"]+"/, `phone: "${phone}"`));
    return cluster.apply(spoilt);
  };
}
