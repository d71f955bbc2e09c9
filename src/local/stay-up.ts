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
 * over. Why Kamailio has ended, where it does so by itself.
 */
export async function stayUp(
  { edge, accounts }: Up,
  { numbers, trunks }: LocalStack,
  listener: Listener,
  signal: AbortSignal,
): Promise<string | undefined> {
  const plans = [...new Set(numbers.values())];
  const stopPhones = await startPhoneBoxes(
    plans.map((plan) => ({ plan })),
    trunks,
  );
  let ended: string | undefined;
  void edge.ended.then((why) => {
    ended = why;
  });
  try {
    const from = trunks.map(({ id, addresses }) => `${addresses[0]} (${id})`).join(", ");
    listener.note(`up until Ctrl-C; every phone answers calls from ${from}`);
    while (!signal.aborted && ended === undefined) {
      await Promise.race([edge.ended, sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)]);
      for (const account of await accounts.fresh()) listener.account(account);
    }
    return signal.aborted ? undefined : ended;
  } finally {
    await stopPhones();
  }
}
