import type { AgentOptions, PeersPlace } from "#agent/agent-options.ts";
import { PEER_ID } from "#agent/peers/peer.ts";
import type { AgentFlags } from "./agent.ts";
import { durationMs } from "./duration-ms.ts";
import { hostPort } from "./host-port.ts";
import { NAMESPACED } from "./namespaced.ts";
import { declaredEdges, sipPlace } from "./node-address.ts";
import { OptionProblem, wrong } from "./option-problem.ts";
import { portOf } from "./port-of.ts";
import { storePlace } from "./store-place.ts";

/** What the flags of `hotline agent` mean. @throws OptionProblem */
export function agentOptions(flags: AgentFlags): AgentOptions {
  const { node, id, secrets } = flags;
  const graceMs = time("--grace", flags.grace);
  const storeTimeoutMs = time("--store-timeout", flags.storeTimeout);
  if (id !== undefined && !PEER_ID.test(id)) throw wrong("--id", id, "letters, digits, dots and dashes");
  if (flags.peers !== undefined && id === undefined)
    throw new OptionProblem("--peers needs --id: which of them is this edge?");
  return {
    ...{
      node,
      graceMs,
      storeTimeoutMs,
      sip: sipPlace(flags),
      listen: hostPort("--listen", flags.listen),
    },
    store: storePlace(flags),
    ...(flags.edges === undefined ? {} : { edges: declaredEdges(flags.edges) }),
    ...(flags.peers === undefined ? {} : { peers: peersPlace(flags.peers) }),
    ...(id === undefined ? {} : { id }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(flags.mediaReports === undefined
      ? {}
      : { mediaReports: portOf("--media-reports", flags.mediaReports, "a port such as 2230") }),
  };
}

function time(option: string, text: string): number {
  const ms = durationMs(text);
  if (ms === undefined) throw wrong(option, text, "a time such as 90s, 30m or 2h");
  return ms;
}

function peersPlace(peers: string): PeersPlace {
  if (!peers.startsWith("endpointslices:")) return { kind: "file", file: peers.replace(/^file:/, "") };
  const [, namespace, , service] = NAMESPACED.exec(peers.slice("endpointslices:".length)) ?? [];
  if (namespace !== undefined && service !== undefined) return { kind: "endpointslices", namespace, service };
  throw wrong("--peers", peers, "a file or endpointslices:NAMESPACE/SERVICE");
}
