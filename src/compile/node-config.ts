import { parseAmount } from "#model/amount.ts";
import { durationSeconds } from "#model/duration.ts";
import { knownPhone } from "#model/known-phone.ts";
import type { Certificate, Platform, Trunk } from "../config/platform.types.ts";
import type { CertificateSecrets, MediaPlan, NodeConfig, TrunkPlan, TrunkTls } from "./generation.ts";

/** RFC 3261: 5060, over TLS 5061. */
const PORTS = { udp: 5060, tcp: 5060, tls: 5061 };

/** What every node needs beside the numbers, with the defaults of the platform's schema written out. */
export function nodeConfig(platform: Platform): NodeConfig {
  const { domain, trunkOrder = "weight", tls } = platform.edge;
  const media = mediaPlan(platform.edge);
  const config: NodeConfig = { format: 1, domain, trunkOrder, media, trunks: platform.trunks.map(trunkPlan) };
  if (tls) config.tls = { ...secretsOf(tls), ...(tls.targetCa && { targetCa: tls.targetCa.secret }) };
  return config;
}

function mediaPlan({ addresses, media = {} }: Platform["edge"]): MediaPlan {
  return {
    addresses: [...(media.addresses ?? addresses)],
    ports: { ...(media.ports ?? { from: 30_000, to: 39_999 }) },
    silentS: durationSeconds(media.silentAfter ?? "60s"),
  };
}

function trunkPlan(trunk: Trunk): TrunkPlan {
  const transport = trunk.transport ?? "udp";
  const { host, port = PORTS[transport] } = hostAndPort(trunk.host);
  const plan: TrunkPlan = {
    id: trunk.id,
    carrier: trunk.carrier,
    host,
    port,
    transport,
    addresses: trunk.auth.kind === "address" ? [...trunk.auth.addresses] : [host.replace(/^\[|\]$/g, "")],
    delivers: { ...trunk.delivers },
    callerId: trunk.callerId,
    diversion: trunk.diversion ?? "none",
    media: trunk.media ?? "anchored",
    maxUnansweredS: durationSeconds(trunk.maxUnanswered ?? "60s"),
    numberFormat: trunk.numberFormat ?? "national",
    capacity: trunk.capacity,
    priority: trunk.priority ?? 1,
    weight: trunk.weight ?? 1,
    cost: parseAmount(trunk.cost ?? "0"),
    probe: trunk.probe ?? "options",
  };
  if (trunk.callsPerSecond !== undefined) plan.callsPerSecond = trunk.callsPerSecond;
  if (transport === "tls") plan.tls = trunkTls(trunk.tls ?? {});
  if (trunk.auth.kind === "register") {
    const { username, realm, password } = trunk.auth;
    plan.register = { username, realm, secret: password.secret };
  }
  if (trunk.callerIdNumber !== undefined) plan.callerIdNumber = knownPhone(trunk.callerIdNumber).e164;
  return plan;
}

function trunkTls({ verify = true, ca, client }: NonNullable<Trunk["tls"]>): TrunkTls {
  return { verify, ...(ca && { ca: ca.secret }), ...(client && { client: secretsOf(client) }) };
}

function secretsOf({ certificate, key }: Pick<Certificate, "certificate" | "key">): CertificateSecrets {
  return { certificate: certificate.secret, key: key.secret };
}

/** `host`, `host:port`, `[::1]` or `[::1]:port`; the brackets stay, as SIP writes them. */
function hostAndPort(text: string): { host: string; port?: number } {
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text);
  const [, host = text, port] = parts ?? [];
  return port === undefined ? { host } : { host, port: Number(port) };
}
