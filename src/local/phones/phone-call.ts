import type { SipText } from "./sip-text.ts";
import { replyTo, sipText } from "./sip-text.ts";

/**
 * What a phone does when it is called:
 *
 * - `silent` receives and says nothing, as a dead trunk does;
 * - `busy`, `decline`, `fail` refuse with 486, 603, 503; `missing` does not exist (404);
 * - `ring` rings until it is cancelled;
 * - `answer` rings, answers after 0.2 s and waits for the other side to hang up; `slowly` after 0.7 s;
 * - `hang-up` answers after 0.2 s and hangs up 0.3 s later.
 */
export type PhoneBehaviour =
  | "silent"
  | "busy"
  | "decline"
  | "fail"
  | "missing"
  | "ring"
  | "answer"
  | "slowly"
  | "hang-up";

const refusals: Partial<Record<PhoneBehaviour, string>> = {
  busy: "486 Busy Here",
  decline: "603 Decline",
  fail: "503 Service Unavailable",
  missing: "404 Not Found",
};
const answersAfterMs: Partial<Record<PhoneBehaviour, number>> = { answer: 200, slowly: 700, "hang-up": 200 };
const TALK_MS = 300;

/** One call at one phone. */
export class PhoneCall {
  readonly #invite: SipText;
  readonly #tag: string;
  readonly #here: string;
  readonly #send: (text: string) => void;
  readonly #timers: NodeJS.Timeout[] = [];
  #state: "ringing" | "answered" | "over" = "ringing";

  constructor(invite: SipText, tag: string, here: string, send: (text: string) => void) {
    this.#invite = invite;
    this.#tag = tag;
    this.#here = here;
    this.#send = send;
  }

  /** Answers the INVITE as the behaviour says. */
  start(behaviour: PhoneBehaviour): void {
    if (behaviour === "silent") return;
    const refusal = refusals[behaviour];
    if (refusal !== undefined) {
      this.#state = "over";
      this.#reply(refusal);
      return;
    }
    this.#reply("180 Ringing", [["Contact", `<sip:phone@${this.#here}>`]]);
    const answerMs = answersAfterMs[behaviour];
    if (answerMs === undefined) return;
    this.#later(answerMs, () => this.#answer());
    if (behaviour === "hang-up") this.#later(answerMs + TALK_MS, () => this.#hangUp());
  }

  cancel(request: SipText): void {
    this.#send(replyTo(request, "200 OK", this.#tag));
    if (this.#state !== "ringing") return;
    this.stop();
    this.#reply("487 Request Terminated");
  }

  bye(request: SipText): void {
    this.stop();
    this.#send(replyTo(request, "200 OK", this.#tag));
  }

  stop(): void {
    this.#state = "over";
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #later(ms: number, run: () => void): void {
    this.#timers.push(setTimeout(run, ms));
  }

  #reply(status: string, more: [string, string][] = [], body = ""): void {
    this.#send(replyTo(this.#invite, status, this.#tag, more, body));
  }

  #answer(): void {
    this.#state = "answered";
    const host = this.#here.slice(0, this.#here.lastIndexOf(":"));
    const session = `v=0\r\no=phone 1 1 IN IP4 ${host}\r\ns=-\r\nc=IN IP4 ${host}\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\n`;
    const headers: [string, string][] = [
      ["Contact", `<sip:phone@${this.#here}>`],
      ["Content-Type", "application/sdp"],
    ];
    this.#reply("200 OK", headers, session);
  }

  #hangUp(): void {
    const { headers } = this.#invite;
    const target = /<([^>]+)>/.exec(headers["contact"]?.[0] ?? "")?.[1] ?? "sip:unknown";
    const request: [string, string][] = [
      ["Via", `SIP/2.0/UDP ${this.#here};branch=z9hG4bK-bye-${this.#tag}`],
      ["From", `${headers["to"]?.[0] ?? ""};tag=${this.#tag}`],
      ["To", headers["from"]?.[0] ?? ""],
      ["Call-ID", headers["call-id"]?.[0] ?? ""],
      ["CSeq", "1 BYE"],
      ["Max-Forwards", "70"],
      ...(headers["record-route"] ?? []).map((value): [string, string] => ["Route", value]),
    ];
    this.#send(sipText(`BYE ${target} SIP/2.0`, request));
  }
}
