import { setTimeout as sleep } from "node:timers/promises";
import type { CallEvent } from "#edge/call-event.types.ts";
import { readSpool } from "#edge/read-spool.ts";
import type { LocalStack } from "../local-stack.ts";
import type { CallAccount } from "./account.ts";
import { accountOf } from "./account-of.ts";
import { ratedAccount } from "./rated-account.ts";

/** Rated accounts of the calls in a spool. */
export class Accounts {
  readonly #spool: string;
  readonly #stack: LocalStack;
  readonly #told = new Set<string>();

  constructor(spool: string, stack: LocalStack) {
    this.#spool = spool;
    this.#stack = stack;
  }

  /** The account of the call whose SIP Call-ID fits, once it is over; waits for it that long (milliseconds). */
  async find(sipCallId: RegExp, withinMs: number): Promise<CallAccount | undefined> {
    for (let left = withinMs; ; left -= 50) {
      const { calls } = await readSpool(this.#spool);
      const events = [...calls.values()].find((each) => each.some((event) => isInvite(event, sipCallId)));
      const account = events && this.#account(events);
      if (account || left <= 0) return account;
      await sleep(50);
    }
  }

  /** The accounts of calls that have ended and were not told yet. */
  async fresh(): Promise<CallAccount[]> {
    const { calls } = await readSpool(this.#spool);
    return [...calls].flatMap(([call, events]) => {
      const account = this.#told.has(call) ? undefined : this.#account(events);
      return account ? [account] : [];
    });
  }

  /** Lines of the spool that are no events. */
  async problems(): Promise<string[]> {
    const { problems } = await readSpool(this.#spool);
    return problems.map(({ file, line, problem }) => `${file}:${line}: ${problem}`);
  }

  #account(events: readonly CallEvent[]): CallAccount | undefined {
    const { platform, enterprises } = this.#stack;
    const account = accountOf(events, (id) => enterprises.get(id)?.metadata.name);
    if (!account) return undefined;
    this.#told.add(account.call);
    const enterprise = account.enterprise && enterprises.get(account.enterprise.id);
    return enterprise
      ? { ...account, rated: ratedAccount(account, platform, enterprise.contract ?? {}) }
      : account;
  }
}

function isInvite(event: CallEvent, sipCallId: RegExp): boolean {
  return event.event === "invite" && sipCallId.test(event.sipCallId ?? "");
}
