import type { CallEvent } from "#edge/call-event.types.ts";
import { endOf } from "#edge/end-of.ts";
import type { AttemptAccount, CallAccount } from "./account.ts";

type EventOf<K extends CallEvent["event"]> = Extract<CallEvent, { event: K }>;

/**
 * Tells what became of a call from its events, in any order. Undefined while the call goes on, or where its
 * beginning is missing.
 *
 * @param nameOf Name of an enterprise by its id.
 */
export function accountOf(
  events: readonly CallEvent[],
  nameOf: (enterprise: string) => string | undefined,
): CallAccount | undefined {
  const invite = first(events, "invite");
  const decision = all(events, "decision").find(({ step }) => step === "first");
  const ended = endOf(events);
  if (!invite || !decision || !ended) return undefined;
  const answer = first(events, "caller-answer");
  const { number, enterprise, reason, rule } = decision;
  // The month's name is no input of the decision: it says which month the counts are of.
  const { month: _, ...counters } = decision.counters;
  return {
    call: invite.call,
    generation: decision.generation,
    dialled: invite.called ?? "",
    ...(number !== undefined && { number }),
    ...(enterprise !== undefined && {
      enterprise: { id: enterprise, name: nameOf(enterprise) ?? enterprise },
    }),
    caller: {
      ...(decision.caller !== undefined && { number: decision.caller }),
      ...(decision.callerArea !== undefined && { area: decision.callerArea }),
    },
    trunk: invite.trunk,
    atMs: decision.instant,
    random: decision.random,
    counters,
    outcome: decision.outcome,
    ...(reason !== undefined && { reason }),
    ...(rule !== undefined && { rule }),
    needsMedia: /needs the media node$/.test(ended.reason ?? ""),
    attempts: attemptsOf(events, ended),
    sip: ended.code,
    endedBy: ended.by,
    ...(ended.reason !== undefined && { endReason: ended.reason }),
    ...(ended.provisional && { provisional: true }),
    invitedUs: invite.at,
    ...(answer && { callerAnsweredUs: answer.at }),
    endedUs: ended.at,
  };
}

function attemptsOf(events: readonly CallEvent[], ended: EventOf<"ended">): AttemptAccount[] {
  const answers = all(events, "target-answer");
  const ends = all(events, "attempt-ended");
  return all(events, "attempt").map((attempt): AttemptAccount => {
    const answer = answers.find(({ leg }) => leg === attempt.leg);
    const end = ends.find(({ leg }) => leg === attempt.leg);
    const { binding, target, trunk } = attempt;
    const code = answer?.code ?? end?.code;
    return {
      binding,
      target,
      ...(trunk !== undefined && { trunk }),
      result: answer ? "answered" : (end?.cause ?? "unknown"),
      ...(code !== undefined && { sip: code }),
      startedUs: attempt.at,
      ...(answer && { answeredUs: answer.at }),
      endedUs: end?.at ?? ended.at,
    };
  });
}

function all<K extends CallEvent["event"]>(events: readonly CallEvent[], kind: K): EventOf<K>[] {
  const is = (event: CallEvent): event is EventOf<K> => event.event === kind;
  return events.filter(is).sort((a, b) => a.sequence - b.sequence);
}

function first<K extends CallEvent["event"]>(events: readonly CallEvent[], kind: K): EventOf<K> | undefined {
  return all(events, kind)[0];
}
