import { createHash } from "node:crypto";
import type { SipText } from "#local/phones/sip-text.ts";
import { parseSip, replyTo } from "#local/phones/sip-text.ts";
import type { HandPhone } from "../calls/hand-phone.ts";
import { handPhone } from "../calls/hand-phone.ts";
import { openSipSocket } from "../calls/sip-socket.ts";

/** The registrar's and proxy's side of a registration trunk, every message by the test's hand. */
export interface StrictCarrier extends HandPhone {
  /** Refuses a request with 401 or 407 and a challenge, with more parameters where given. */
  challenges(request: SipText, code: 401 | 407, more?: string): void;
  /** Whether a request answers the challenge with the right user name and password. */
  accepts(request: SipText): boolean;
  /** The last answer that it gave to a request. */
  answerTo(request: SipText): SipText;
}

const realm = "ims.trunks.example";
const nonce = "5ccc069c403ebaf9f0171e9517f40e41";
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

export async function strictCarrier(
  address: string,
  edge: { address: string; port: number },
  user: string,
  password: string,
): Promise<StrictCarrier> {
  const phone = handPhone(await openSipSocket(address, edge, 5090), `carrier@${address}:5090`);
  const given = new Map<string, SipText>();
  const key = (message: SipText) => message.headers["via"]?.[0] ?? "";
  return {
    ...phone,
    replies: (request, status, more) => {
      phone.replies(request, status, more);
      const tag = `hand-${/branch=([^;,]+)/.exec(key(request))?.[1]?.slice(-12) ?? ""}`;
      const answer = parseSip(replyTo(request, status, tag));
      if (answer) given.set(key(request), answer);
    },
    answerTo: (request) => {
      const answer = given.get(key(request));
      if (!answer) throw new Error("it was not answered");
      return answer;
    },
    challenges: (request, code, more = "") => {
      const [status, header] =
        code === 401
          ? ["401 Unauthorized", "WWW-Authenticate"]
          : ["407 Proxy Authentication Required", "Proxy-Authenticate"];
      // As RFC 8760 has it: the better one first, by a nonce of its own.
      phone.replies(request, status, [
        [header, `Digest realm="${realm}", nonce="${md5(nonce)}", algorithm=SHA-256, qop="auth"`],
        [header, `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${more}`],
      ]);
    },
    accepts: (request) => {
      const text = (request.headers["authorization"] ?? request.headers["proxy-authorization"])?.[0] ?? "";
      const given = (name: string) => new RegExp(`\\b${name}="?([^",]+)`).exec(text)?.[1] ?? "";
      const ha1 = md5(`${user}:${realm}:${password}`);
      const ha2 = md5(`${request.start.split(" ")[0]}:${given("uri")}`);
      const qop = given("qop") ? `:${given("nc")}:${given("cnonce")}:${given("qop")}` : "";
      return given("username") === user && given("response") === md5(`${ha1}:${nonce}${qop}:${ha2}`);
    },
  };
}
