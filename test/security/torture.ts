import { describe, expect, test } from "vitest";
import { answersOptions } from "#edge/answers-options.ts";
import { openSipSocket } from "../calls/sip-socket.ts";
import { NORTH } from "./addresses.ts";
import type { SecurityRun } from "./security-run.ts";
import { invalid } from "./torture/invalid.ts";
import { semantics } from "./torture/semantics.ts";
import type { TortureMessage } from "./torture/torture-message.ts";
import { valid } from "./torture/valid.ts";

/** All messages of RFC 4475. */
const torture: TortureMessage[] = [...valid, ...invalid, ...semantics];

/** Registers the torture messages, each from the address of a carrier, and what the edge is to answer. */
export function testTorture(running: () => SecurityRun): void {
  describe("RFC 4475", () => {
    test("has 49 messages", () => expect(new Set(torture.map(({ name }) => name)).size).toBe(49));

    test.each(torture)("$name: $trait", async ({ text, expect: right }) => {
      const { edge } = running();
      const socket = await openSipSocket(NORTH, edge);
      const here = `${NORTH}:${socket.port}`;
      socket.send(Buffer.from(text.replaceAll("{here}", here)));
      expect(right).toContain(await firstFinal(() => socket.receive(right.includes("silence") ? 250 : 2000)));
      socket.close();
      expect(await answersOptions(edge.address, edge.port, 2000)).toBe(true);
    });
  });
}

async function firstFinal(receive: () => Promise<string | undefined>): Promise<number | "silence"> {
  for (;;) {
    const text = await receive();
    if (text === undefined) return "silence";
    const code = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0);
    if (code >= 200) return code;
  }
}
