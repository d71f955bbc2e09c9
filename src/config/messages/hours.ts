import type { Messages } from "./message.ts";

/** What the rules say about opening hours and dates. */
export const hoursMessages = {
  "no-such-date": {
    severity: "error",
    summary: "A day does not exist",
    message: (p: { date: string }) => `there is no ${p.date}`,
    help: (p: { last: string }) =>
      p.last === "" ? "look at year, month and day again" : `the month ends on ${p.last}`,
  },
  "no-such-instant": {
    severity: "error",
    summary: "An instant does not exist",
    message: (p: { instant: string }) => `${p.instant} is no instant`,
    help: () => "offsets are at most ±23:59; the one of China is +08:00",
  },
  "empty-interval": {
    severity: "error",
    summary: "An interval ends where it starts",
    message: (p: { range: string }) => `${p.range} is empty: it ends when it starts`,
    help: () => 'write "00:00-24:00" for all day, or closed for never',
  },
  "overlapping-hours": {
    severity: "warning",
    summary: "Two intervals of a day overlap",
    message: (p: { range: string; other: string }) => `${p.range} overlaps ${p.other} on the same day`,
    help: () => "overlapping hours add up; join them, or correct the one that is a slip",
  },
  "closed-adds-up": {
    severity: "warning",
    summary: "A day is closed by one key and open by another",
    message: (p: { key: string; day: string; other: string }) =>
      `${p.key}: closed closes nothing: keys that name the same day add up, and ${p.other} opens ${p.day}`,
    help: (p: { other: string; key: string }) =>
      `take the day out of ${p.other}; a day that no key names is closed, so ${p.key}: closed can go`,
  },
  "no-calendar": {
    severity: "warning",
    summary: "A schedule speaks of holidays but names no calendar",
    message: (p: { name: string; key: string }) =>
      `${p.key} has no effect: ${p.name} names no calendar, so it knows no holidays`,
    help: (p: { key: string }) => `add calendar: china to the schedule, or remove ${p.key}`,
  },
  "evidence-missing": {
    severity: "warning",
    summary: "A binding carries no evidence",
    message: () => "this binding carries no evidence that the target belongs to the holder or its staff",
    help: () => "add evidence: { kind: bill, ref: … } (kinds: bill, licence, pledge, certificate)",
  },
  "evidence-expired": {
    severity: "warning",
    summary: "A binding's evidence has expired",
    message: (p: { expires: string; today: string }) =>
      `the evidence expired on ${p.expires} (today is ${p.today})`,
    help: () => "ask the holder for a new document and write its ref and expires",
  },
  "evidence-expiring": {
    severity: "warning",
    summary: "A binding's evidence expires soon",
    message: (p: { expires: string; days: number }) =>
      `the evidence expires on ${p.expires}, ${p.days === 0 ? "today" : `in ${p.days} ${p.days === 1 ? "day" : "days"}`}`,
    help: () => "ask the holder for a new document before that day",
  },
  "lead-time": {
    severity: "error",
    summary: "An order on the intelligent network takes effect too early",
    message: (p: { ordered: string; effective: string; days: number }) =>
      `what was ordered on ${p.ordered} cannot be effective on ${p.effective}: the carrier takes ${p.days} working days`,
    help: (p: { earliest: string; certain: string }) =>
      p.certain === "yes"
        ? `the earliest day is ${p.earliest}`
        : `the earliest day is ${p.earliest}, or later: the calendar does not know all holidays until then`,
  },
  "lead-time-uncertain": {
    severity: "warning",
    summary: "Nobody knows all working days of a lead time yet",
    message: (p: { calendar: string; last: string; days: number; effective: string }) =>
      `whether ${p.days} working days are over by ${p.effective} is not certain: the calendar ${p.calendar} knows no day after ${p.last}`,
    help: (p: { earliest: string }) =>
      `the earliest day is ${p.earliest}, or later by every holiday until then; look again when the next year's notice is out`,
  },
  "ordered-missing": {
    severity: "warning",
    summary: "The lead time of an order on the intelligent network cannot be checked",
    message: (p: { effective: string; days: number }) =>
      `nobody can tell whether ${p.effective} leaves the carrier its ${p.days} working days: the contract does not say when it was ordered`,
    help: () => "write ordered: with the day of the written order",
  },
  "effective-before-ordered": {
    severity: "error",
    summary: "A contract takes effect before it was ordered",
    message: (p: { ordered: string; effective: string }) =>
      `effective on ${p.effective}, but ordered only on ${p.ordered}`,
    help: () => "one of the two days is a slip: effective is the same day or later",
  },
  "calendar-horizon": {
    severity: "warning",
    summary: "A calendar's known days end soon",
    message: (p: { calendar: string; last: string }) =>
      `the calendar ${p.calendar} knows no day after ${p.last}`,
    help: () =>
      "update the calendar when the next year's notice is out; until then pastHorizon decides (weekly unless it says closed)",
  },
  "override-expired": {
    severity: "warning",
    summary: "An override has expired",
    message: (p: { until: string }) => `the override ended at ${p.until} and has no effect any more`,
    help: () => "remove it, or correct the instant",
  },
} as const satisfies Messages;
