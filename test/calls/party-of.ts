import type { Phones } from "#local/phones/phones.ts";
import type { SeenCall } from "./expect-call.ts";
import { sipLadder } from "./sip-ladder.ts";

/** Whoever keeps their messages, as one party to calls: what they have got and sent of each. */
export function partyOf(phones: Pick<Phones, "messages">): SeenCall["parties"][string] {
  return {
    sip: async (callId) => {
      const ladder = sipLadder();
      for (const message of phones.messages()) ladder[message.sent ? "sent" : "got"](message);
      return ladder.of(callId);
    },
  };
}
