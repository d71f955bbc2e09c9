import china from "../../data/calendars/china.json" with { type: "json" };
import type { Hours, Schedule } from "../config/enterprise.types.ts";

/**
 * For tests: the time rules as they are written, day by day, slowly and with nothing of the compiler: a moment
 * is open when an interval of its own day, or one of the day before that crosses midnight, holds it.
 */
export function scheduleOracle(schedule: Schedule, defaultZone = "Asia/Shanghai"): (atMs: number) => boolean {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: schedule.timeZone ?? defaultZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const hoursByDate = new Map<string, string[]>();
  const rangesOn = (date: string): string[] => {
    const known = hoursByDate.get(date) ?? rangesOf(schedule, date);
    hoursByDate.set(date, known);
    return known;
  };
  return (atMs) => {
    const [date = "", time = ""] = clock.format(atMs).split(" ");
    const sameDay = rangesOn(date).some((range) => {
      const [from = "", to = ""] = range.split("-");
      return from <= to ? from <= time && time < to : from <= time;
    });
    const dayBefore = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    return (
      sameDay ||
      rangesOn(dayBefore).some((range) => {
        const [from = "", to = ""] = range.split("-");
        return to < from && time < to;
      })
    );
  };
}

function rangesOf(schedule: Schedule, date: string): string[] {
  const exception = schedule.exceptions?.[date];
  if (exception !== undefined) return listed(exception);
  if (schedule.calendar !== undefined) {
    if (china.rest.includes(date)) return schedule.holidays ?? [];
    if (china.makeUp.includes(date)) return ofWeekday(schedule, schedule.makeUpAs ?? "mon");
    const unknown = date < china.first || date > china.last;
    if (unknown && schedule.pastHorizon === "closed") return [];
  }
  const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  return ofWeekday(schedule, names[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "");
}

function ofWeekday(schedule: Schedule, weekday: string): string[] {
  return Object.entries(schedule.weekly)
    .filter(([key]) => names(key).includes(weekday))
    .flatMap(([, hours]) => listed(hours));
}

function names(key: string): string[] {
  const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  if (key === "daily") return week;
  const [first = "", last = first] = key.split("-");
  const found = [first];
  while (found.at(-1) !== last) found.push(week[(week.indexOf(found.at(-1) ?? "") + 1) % 7] ?? "");
  return found;
}

function listed(hours: Hours): string[] {
  return hours === "closed" ? [] : hours;
}
