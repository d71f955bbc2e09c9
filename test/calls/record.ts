import type { CallEvent } from "#edge/call-event.types.ts";

/** Attempts of a call in order, `binding/trunk result`: `answered` or the cause of its end. */
export function ladder(events: readonly CallEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.event !== "attempt") return [];
    const end = events.find(
      (each) => each.leg === event.leg && (each.event === "target-answer" || each.event === "attempt-ended"),
    );
    const result =
      end?.event === "attempt-ended" ? end.cause : end?.event === "target-answer" ? "answered" : "?";
    return [`${event.binding}/${event.trunk ?? "-"} ${result}`];
  });
}

/** Who ended a call and why, as a scenario writes it. */
export function ending(events: readonly CallEvent[]): string | undefined {
  const end = events.find((event) => event.event === "ended");
  if (end?.event !== "ended") return undefined;
  return end.reason === undefined ? end.by : `${end.by} ${end.reason}`;
}

/**
 * A call's events in their order, in one line: each with its leg where it is one attempt's, and with what matters of
 * it: `decision ring` (`otherwise announce` for a later one), `ringing a1 180`, `attempt-ended a1 busy`, and of the end
 * who made it, the caller's code and the reason: `ended edge 480 closed`.
 */
export function eventsInWords(events: readonly CallEvent[]): string {
  return events.map(inWords).join(", ");
}

function inWords(event: CallEvent): string {
  const name = event.leg === "call" ? event.event : `${event.event} ${event.leg}`;
  switch (event.event) {
    case "decision":
      return `${event.step === "first" ? name : event.step} ${event.outcome}`;
    case "ringing":
      return `${name} ${event.code}`;
    case "attempt-ended":
      return `${name} ${event.cause}`;
    case "ended":
      return [name, event.by, event.code, event.reason ?? []].flat().join(" ");
    default:
      return name;
  }
}
