import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CallEvent } from "#edge/call-event.types.ts";
import { endOf } from "#edge/end-of.ts";
import { readSpool } from "#edge/read-spool.ts";
import type { SipMessage } from "#local/phones/sip-messages.ts";
import type { SeenCall } from "../../spool/caller.ts";

export interface KillRun {
  spool: string;
  /** What the callers saw: final code of the INVITE and answer to BYE, where they came. */
  seen: readonly { call: SeenCall; code?: number; bye?: number }[];
  /** INVITEs that the targets got. */
  targets: readonly SipMessage[];
  rounds: number;
  /** Calls of the month, as the agents have counted them. */
  counted: number;
}

/** Compares the record with what the phones saw; a problem is a guarantee that did not hold. */
export async function killFindings({ spool, seen, targets, rounds, counted }: KillRun) {
  const { calls, problems: damaged } = await readSpool(spool);
  const problems = damaged.map(({ file, line, problem }) => `${file}:${line}: ${problem}`);
  const bySip = new Map<string, CallEvent[][]>();
  let closed = 0;
  let late = 0;
  let letIn = 0;
  for (const [id, events] of calls) {
    const invite = events.find((event) => event.event === "invite");
    if (!invite) problems.push(`${id}: events without a beginning`);
    else bySip.set(invite.sipCallId, [...(bySip.get(invite.sipCallId) ?? []), events]);
    const ends = events.filter(({ event }) => event === "ended");
    const end = endOf(events);
    const legs = ends.map(({ leg }) => leg).join(" ");
    if (!/^(call|call late|close|late|close late)$/.test(legs))
      problems.push(`${id}: ends: ${legs || "none"}`);
    if (end?.by === "node") closed += 1;
    else if (end?.leg === "late") late += 1;
    else {
      const own = events.filter(({ leg }) => leg !== "late" && leg !== "close");
      if (own.some(({ sequence }, index) => sequence !== index + 1))
        problems.push(`${id}: has ended, but of its events are only ${told(own)}`);
    }
    const first = events.find((event) => event.event === "decision");
    if (first?.counters.monthCalls !== undefined) letIn += 1;
  }
  for (const { call, code, bye } of seen) {
    const records = bySip.get(call.sipCallId) ?? [];
    const recorded = records[0] ?? [];
    const progressed = call.codes.some((each) => each > 100);
    if (records.length > 1) problems.push(`${call.sipCallId}: ${records.length} records`);
    if (progressed && records.length === 0 && code !== 503)
      problems.push(`${call.sipCallId}: no record of a call that got ${call.codes.join(" ")}`);
    if (code === 200 && !recorded.some(({ event }) => event === "caller-answer"))
      problems.push(`${call.sipCallId}: its answer is not in the record`);
    if (bye === 200 && endOf(recorded)?.by !== "caller")
      problems.push(`${call.sipCallId}: hung up by the caller, ${endOf(recorded)?.by} in the record`);
  }
  for (const { headers } of targets) {
    const id = headers["call-id"]?.[0] ?? "";
    if (!bySip.get(id)?.[0]?.some(({ event }) => event === "attempt"))
      problems.push(`${id}: rang a target that is not in the record`);
  }
  const doubled = await doubledLines(spool);
  if (doubled > 0) problems.push(`${doubled} events written twice`);
  if (counted !== letIn) problems.push(`the agents counted ${counted} calls of the month, not ${letIn}`);
  const torn = (await readdir(join(spool, "torn")).catch(() => [])).length;
  if (torn !== rounds) problems.push(`${torn} torn tails laid aside, not ${rounds}`);
  const answered = seen.filter(({ code }) => code === 200).length;
  const figures = {
    "calls placed": seen.length,
    "calls in the record": calls.size,
    answered,
    "ended by their caller": seen.filter(({ bye }) => bye === 200).length,
    "died with their node, closed by the agent": closed,
    "died with their node, their true end recorded later": late,
    "torn tails cut": torn,
    "counted for the month": counted,
  };
  return { problems, figures };
}

function told(events: readonly CallEvent[]): string {
  return events.map(({ sequence, event }) => `${sequence} ${event}`).join(", ");
}

/** How many events stand in the spool more than once. */
async function doubledLines(spool: string): Promise<number> {
  const files = (await readdir(spool)).filter((file) => file.endsWith(".ndjson"));
  const texts = await Promise.all(files.map((file) => readFile(join(spool, file), "utf8")));
  const ids = texts.flatMap((text) =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const { call, leg, sequence }: CallEvent = JSON.parse(line);
        return `${call} ${leg} ${sequence}`;
      }),
  );
  return ids.length - new Set(ids).size;
}
