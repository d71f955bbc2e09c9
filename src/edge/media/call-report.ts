/** What one side of a leg has sent to its relay, with the stream that it sends now. */
interface SideReport {
  /** Neither side is on hold, as far as this one's SDP goes. */
  talking: boolean;
  stream?: StreamReport;
}

/** Figures of a stream since it began: a new SSRC begins anew. */
export interface StreamReport {
  ssrc: number;
  codec?: string;
  packets: number;
  lost: number;
  /** RFC 3550's estimate of the moment, milliseconds. */
  jitterMs: number;
}

/** What a relay says of one leg, every second. */
export interface CallReport {
  call: string;
  leg: string;
  caller?: SideReport;
  target?: SideReport;
}

/** As `media-relay.lua` names a leg. */
const NAME = /^([0-9a-f]{32})-(a[0-9]{1,3})$/;

/** rtpengine keeps RFC 3550's jitter times 16, as the RFC's appendix A.8 does. */
const JITTER_SCALE = 16;

/** Reads a message of rtpengine; undefined where it is not about one of our calls. */
export function callReport(text: string): CallReport | undefined {
  const message = parsed(text);
  const [, call, leg] = NAME.exec(String(message["call_id"])) ?? [];
  if (call === undefined || leg === undefined) return undefined;
  const report: CallReport = { call, leg };
  for (const each of list(message["legs"])) {
    const label = each["label"];
    if (label !== "caller" && label !== "target") continue;
    const side = sideOf(each);
    // Of a target that forks, the branch that speaks.
    if ((side.stream?.packets ?? -1) >= (report[label]?.stream?.packets ?? -1)) report[label] = side;
  }
  return report;
}

function sideOf(leg: Json): SideReport {
  const audio = list(leg["medias"]).find((each) => each["type"] === "audio") ?? {};
  const ingress = object(audio["ingress"]);
  const metrics = object(ingress["metrics"]);
  const side: SideReport = { talking: audio["status"] === "sendrecv" };
  if (typeof ingress["SSRC"] !== "number") return side;
  side.stream = {
    ssrc: ingress["SSRC"],
    ...(typeof ingress["codec"] === "string" ? { codec: ingress["codec"].slice(0, 32) } : {}),
    packets: number(metrics["packets"]),
    lost: number(metrics["lost"]),
    jitterMs: number(metrics["jitter"]) / JITTER_SCALE,
  };
  return side;
}

type Json = Record<string, unknown>;

function parsed(text: string): Json {
  try {
    return object(JSON.parse(text));
  } catch {
    return {};
  }
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.max(0, value) : 0;
}
