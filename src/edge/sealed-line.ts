import { createHash } from "node:crypto";
import type { CallEvent } from "./call-event.types.ts";

type Unsealed<E> = E extends CallEvent ? Omit<E, "sum"> : never;

/** The line of an event, closed by its sum and a line feed. */
export function sealedLine(event: Unsealed<CallEvent>): string {
  const body = JSON.stringify(event).slice(0, -1);
  return `${body},"sum":"${createHash("md5").update(body).digest("hex").slice(0, 16)}"}\n`;
}
