import { setTimeout as sleep } from "node:timers/promises";
import type { CallAccount } from "./account/account.ts";
import type { LocalStack } from "./local-stack.ts";
import { startPhoneBoxes } from "./phones/phone-boxes.ts";
import type { Up } from "./up.ts";

const LOOK_EVERY_MS = 1000;

/** Whom to tell while the platform stays up. */
export interface Listener {
  note(text: string): void;
  account(account: CallAccount): void;
}

/**
 * Keeps a platform up until the signal: every phone answers, and each call from a trunk's address is told when it is
 * over. False where Kamailio ended by itself.
 */
export async function stayUp(
  { edge, accounts }: Up,
  { numbers, trunks }: LocalStack,
  listener: Listener,
  signal: AbortSignal,
): Promise<boolean> {
  const plans = [...new Set(numbers.values())];
  const stopPhones = await startPhoneBoxes(
    plans.map((plan) => ({ plan })),
    trunks,
  );
  try {
    const from = trunks.map(({ id, addresses }) => `${addresses[0]} (${id})`).join(", ");
    listener.note(`up until Ctrl-C; every phone answers calls from ${from}`);
    while (!signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted && !isAlive(edge.pid)) return false;
      for (const account of await accounts.fresh()) listener.account(account);
    }
    return true;
  } finally {
    await stopPhones();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
