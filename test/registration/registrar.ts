import { createHash } from "node:crypto";
import { createSocket, type RemoteInfo } from "node:dgram";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import { sipLadder } from "../calls/sip-ladder.ts";
import { Bindings } from "./bindings.ts";

/** A request that it heard. */
interface Heard extends SipText {
  method: string;
  /** Address it came from. */
  from: string;
  /** Whether it bore the right answer to a challenge. */
  authorized: boolean;
  /** Code of the answer; undefined where none was given. */
  code: number | undefined;
}

/** A carrier's registrar and SBC that hears calls from registered addresses alone, and challenges every request. */
export interface Registrar {
  bindings: Bindings;
  heard: Heard[];
  /** Whether it answers REGISTER with what contacts there are; some carriers do not. */
  lists: boolean;
  /** The least seconds that it registers for. */
  least: number;
  /** Whether it still knows the calls that it has answered. */
  remembers: boolean;
  /** Whether its telephones are picked up. */
  picksUp: boolean;
  /** Whether it hears nothing at all. */
  isDeaf: boolean;
  /** Status and headers with which it refuses calls, if it does. */
  refusal: [string, [string, string][]] | undefined;
  /** Value of its challenges. */
  challenge: string;
  /** Whether a request answers its challenge with the right user name and password. */
  isRight(request: SipText, method: string): boolean;
  /** The final answer that it gave to a request. */
  answerTo(request: SipText): SipText;
  send(text: string, to: { address: string; port: number }): void;
  /** Requests of a method, repetitions left out. */
  requests(method: string): Heard[];
  /** What it has got and sent of a call, as `SipLadder` writes it. */
  sip(callId: string): Promise<string>;
  close(): void;
}

const REALM = "ims.trunks.example";
/** A telephone that is picked up soon; as the edge has several workers, one thing has to come after the other. */
const RINGS_MS = 200;
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** Opens it at an address and port, for one account. */
export async function openRegistrar(
  place: { address: string; port: number },
  user: string,
  password: string,
): Promise<Registrar> {
  const socket = createSocket("udp4");
  const nonce = md5(`${place.address}`);
  /** The highest CSeq number of each call's caller; one that is lower is out of order. */
  const highest = new Map<string, number>();
  const answered = new Map<string, Heard>();
  const given = new Map<SipText, SipText>();
  const ladder = sipLadder();
  const isRight = (request: SipText, method: string) => {
    const text = (request.headers["authorization"] ?? request.headers["proxy-authorization"])?.[0] ?? "";
    const given = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(text)?.[1] ?? "";
    const ha1 = md5(`${user}:${REALM}:${password}`);
    const ha2 = md5(`${method}:${given("uri")}`);
    const middle = given("qop") ? `${nonce}:${given("nc")}:${given("cnonce")}:${given("qop")}` : nonce;
    return text !== "" && given("response") === md5(`${ha1}:${middle}:${ha2}`);
  };
  const registrar: Registrar = {
    ...{
      bindings: new Bindings(),
      heard: [],
      lists: true,
      least: 0,
      remembers: true,
      picksUp: true,
      isDeaf: false,
      refusal: undefined,
    },
    challenge: `Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5, qop="auth"`,
    isRight,
    answerTo: (request) => {
      const answer = given.get(request);
      if (!answer) throw new Error("it was not answered");
      return answer;
    },
    send: (text, to) => {
      ladder.sent(text);
      socket.send(text, to.port, to.address);
    },
    requests: (method) => registrar.heard.filter((each) => each.method === method),
    sip: async (callId) => ladder.of(callId),
    close: () => void socket.close(),
  };

  /** Status and headers of its answer. */
  const answer = (request: Heard): [string, [string, string][]] => {
    const { method } = request;
    if (method !== "REGISTER" && !registrar.bindings.hosts().includes(request.from))
      return ["403 Not Registered", []];
    const id = `${request.headers["call-id"]?.[0]} ${/tag=([^;]+)/.exec(request.headers["from"]?.[0] ?? "")?.[1]}`;
    const number = Number(request.headers["cseq"]?.[0]?.split(" ")[0]);
    if (method !== "REGISTER" && number < (highest.get(id) ?? 0)) return ["500 CSeq Out Of Order", []];
    if (number < 2 ** 31 - 2 && method !== "REGISTER")
      highest.set(id, Math.max(number, highest.get(id) ?? 0));
    const { challenge } = registrar;
    if (!request.authorized)
      return method === "REGISTER"
        ? ["401 Unauthorized", [["WWW-Authenticate", challenge]]]
        : ["407 Proxy Authentication Required", [["Proxy-Authenticate", challenge]]];
    if (method === "REGISTER") {
      const asked = Number(request.headers["expires"]?.[0] ?? 3600);
      if (asked > 0 && asked < registrar.least)
        return ["423 Interval Too Brief", [["Min-Expires", String(registrar.least)]]];
      registrar.bindings.take(request);
      return ["200 OK", registrar.lists ? registrar.bindings.headers() : []];
    }
    const within = /;tag=/.test(request.headers["to"]?.[0] ?? "");
    if (method === "INVITE" && registrar.refusal) return registrar.refusal;
    if (within && !registrar.remembers) return ["481 Call/Transaction Does Not Exist", []];
    return ["200 OK", [["Contact", `<sip:carrier@${place.address}:${place.port}>`]]];
  };

  socket.on("message", (data, from: RemoteInfo) => {
    const message = parseSip(data.toString());
    const method = message?.start.split(" ")[0] ?? "";
    if (!message || registrar.isDeaf) return;
    ladder.got(message);
    if (method === "SIP/2.0") return;
    const key = `${/branch=([^;,]+)/.exec(message.headers["via"]?.[0] ?? "")?.[1]} ${method}`;
    const known = answered.get(key);
    const request: Heard = known ?? {
      ...{ ...message, method, from: from.address, code: undefined },
      authorized: isRight(message, method),
    };
    if (!known) {
      answered.set(key, request);
      registrar.heard.push(request);
    }
    if (method === "ACK" || known) return;
    const tag = `r${md5(`${message.headers["call-id"]?.[0]}`).slice(0, 10)}`;
    const say = (status: string, more: [string, string][]) => {
      const text = replyTo(message, status, tag, more);
      const answer = parseSip(text);
      if (answer) given.set(request, answer);
      ladder.sent(text);
      socket.send(text, from.port, from.address);
    };
    const [status, more] = answer(request);
    request.code = Number(status.slice(0, 3));
    if (method !== "INVITE" || request.code !== 200 || /;tag=/.test(message.headers["to"]?.[0] ?? ""))
      return say(status, more);
    say("180 Ringing", more);
    if (registrar.picksUp) setTimeout(() => say(status, more), RINGS_MS);
  });
  await new Promise<void>((resolve) => socket.bind(place.port, place.address, resolve));
  return registrar;
}
