import { describe, expect, test } from "vitest";
import type { CallRecord } from "../calls/call-record.ts";
import { openSipSocket } from "../calls/sip-socket.ts";
import { eventually } from "../eventually.ts";
import { stillAnswers } from "../still-answers.ts";
import { NORTH } from "./addresses.ts";
import type { SecurityRun } from "./security-run.ts";
import { invalid } from "./torture/invalid.ts";
import { semantics } from "./torture/semantics.ts";
import { ROUTED, type TortureMessage } from "./torture/torture-message.ts";
import { valid } from "./torture/valid.ts";

/** All messages of RFC 4475. */
const torture: TortureMessage[] = [...valid, ...invalid, ...semantics];

/** What a message leaves in the record, by what is answered: the target of one that is routed is busy. */
function recorded(answer: number | "silence", refused?: string): CallRecord[] {
  if (refused) return [{ yaml: null, ladder: [], events: refused }];
  const routed = { yaml: "enterprises/busy.yaml", ladder: ["desk/north busy"] };
  const events = "invite, decision ring, attempt a1, attempt-ended a1 busy, ended edge 486 all targets busy";
  const unknown = "invite, decision unknown-number, ended edge 404 unknown-number";
  if (answer === ROUTED) return [{ ...routed, events }];
  return answer === 404 ? [{ yaml: null, ladder: [], events: unknown }] : [];
}

/** Registers the torture messages, each from the address of a carrier, and what the edge is to answer and to record. */
export function testTorture(running: () => SecurityRun): void {
  describe("RFC 4475", () => {
    test("has 49 messages", () => expect(new Set(torture.map(({ name }) => name)).size).toBe(49));

    test.each(torture)("$name: $trait", async ({ text, expect: right, refused }) => {
      const { edge, records } = running();
      const before = (await records()).length;
      const socket = await openSipSocket(NORTH, edge);
      const here = `${NORTH}:${socket.port}`;
      socket.send(Buffer.from(text.replaceAll("{here}", here)));
      const answer = await firstFinal(() => socket.receive(patienceMs(right)));
      expect(right).toContain(answer);
      socket.close();
      await eventually(async () =>
        expect((await records()).slice(before)).toEqual(recorded(answer, refused)),
      );
      await stillAnswers(edge);
    });
  });
}

/** How long an answer may take; what may be met by silence or by a call is silent only when no call has come of it. */
function patienceMs(right: TortureMessage["expect"]): number {
  if (!right.includes("silence")) return 10_000;
  return right.includes(ROUTED) ? 2000 : 250;
}

async function firstFinal(receive: () => Promise<string | undefined>): Promise<number | "silence"> {
  for (;;) {
    const text = await receive();
    if (text === undefined) return "silence";
    const code = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0);
    if (code >= 200) return code;
  }
}
