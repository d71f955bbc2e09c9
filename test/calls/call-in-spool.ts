import type { CallEvent } from "#edge/call-event.types.ts";
import { readSpool } from "#edge/read-spool.ts";

/** Events of the call with a SIP Call-ID, as far as a spool has them; none where it has no such call. */
export async function callInSpool(spool: string, sipCallId: string | undefined): Promise<CallEvent[]> {
  const { calls } = await readSpool(spool);
  return (
    [...calls.values()].find((events) =>
      events.some((event) => event.event === "invite" && event.sipCallId === sipCallId),
    ) ?? []
  );
}
