import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SipMessage } from "./sip-messages.ts";
import { sipMessages } from "./sip-messages.ts";
import { startSipp } from "./sipp.ts";

/** What a phone does when it is called; `runtime/sipp/phones.xml` explains each. */
export type PhoneBehaviour =
  | "silent"
  | "busy"
  | "decline"
  | "fail"
  | "ring"
  | "answer"
  | "slowly"
  | "hang-up";

const behaviours: PhoneBehaviour[] = [
  "silent",
  "busy",
  "decline",
  "fail",
  "ring",
  "answer",
  "slowly",
  "hang-up",
];

/** Phones that answer for one carrier (or one SIP exchange). */
export interface Phones {
  /** Every message that the phones have received and sent so far. */
  messages(): Promise<SipMessage[]>;
  stop(): Promise<void>;
}

/**
 * Starts one SIPp that answers for all `phones` at `address:port`.
 *
 * `phones` says what each called number does, written as it stands in the request URI's user part
 * (`01062345678`, `+862155550000`); other numbers get 404.
 */
export async function startPhones(options: {
  address: string;
  port: number;
  phones: Record<string, PhoneBehaviour>;
  dir: string;
  transport?: "udp" | "tcp";
}): Promise<Phones> {
  const name = `phones-${options.address}-${options.port}`;
  const words: Record<string, string> = {};
  for (const behaviour of behaviours) {
    const numbers = Object.keys(options.phones).filter((phone) => options.phones[phone] === behaviour);
    words[behaviour.toUpperCase().replace("-", "_")] = alternatives(numbers);
  }
  const sipp = await startSipp({
    scenario: "phones",
    dir: options.dir,
    name,
    words,
    args: [
      ...["-i", options.address, "-p", String(options.port), "-aa"],
      ...["-t", options.transport === "tcp" ? "t1" : "u1"],
    ],
  });
  const early = await Promise.race([sipp.ended, sleep(300, "running" as const)]);
  if (early !== "running") {
    const errors = await readFile(join(options.dir, `${name}.errors`), "utf8").catch(() => "");
    throw new Error(`the phones at ${options.address}:${options.port} did not start: ${errors.trim()}`);
  }
  return {
    messages: async () =>
      sipMessages(await readFile(join(options.dir, `${name}.messages`), "utf8").catch(() => "")),
    stop: async () => {
      sipp.process.kill("SIGKILL");
      await sipp.ended;
    },
  };
}

/** Regular expression that matches one of the numbers and nothing else. */
function alternatives(numbers: string[]): string {
  return numbers.length === 0
    ? "(no-such-phone)"
    : `(${numbers.map((number) => number.replaceAll("+", "[+]")).join("|")})`;
}
