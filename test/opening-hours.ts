import { readFileSync } from "node:fs";

/** The parts of a schedule that the samples use. */
export interface WrittenSchedule {
  calendar?: string;
  weekly: Record<string, string[]>;
  exceptions?: Record<string, "closed" | string[]>;
}

const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const holidays: { holidays: Record<string, string>; workdays: Record<string, string> } = JSON.parse(
  readFileSync(new URL("../node_modules/chinese-days/dist/chinese-days.json", import.meta.url), "utf8"),
);

/**
 * The design's time rules once more, from the file as written and without anything of ours: every opening of a year
 * is laid out as stretches of minutes, and a minute is open when a stretch holds it. Zone: China, UTC+8 all year.
 *
 * @returns open minutes as a set, in minutes since 1970 UTC
 */
export function openQuarters(schedule: WrittenSchedule, year: number): Set<number> {
  const open = new Set<number>();
  const lastDay = Date.UTC(year + 1, 0, 2) / 86_400_000;
  for (let day = Date.UTC(year - 1, 11, 31) / 86_400_000; day <= lastDay; day++) {
    for (const range of rangesOn(schedule, new Date(day * 86_400_000))) {
      const [from, to] = range
        .split("-")
        .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
      if (from === undefined || to === undefined) throw new Error(`not a range: ${range}`);
      const start = day * 1440 - 480 + from;
      const end = day * 1440 - 480 + (to < from ? to + 1440 : to);
      for (let minute = start; minute < end; minute += 15) open.add(minute);
    }
  }
  return open;
}

function rangesOn({ calendar, weekly, exceptions = {} }: WrittenSchedule, midnight: Date): string[] {
  const date = midnight.toISOString().slice(0, 10);
  const exception = exceptions[date];
  if (exception !== undefined) return exception === "closed" ? [] : exception;
  if (calendar === "china" && date in holidays.holidays) return [];
  const weekday =
    calendar === "china" && date in holidays.workdays ? "mon" : (WEEK[midnight.getUTCDay()] ?? "");
  return Object.entries(weekly).flatMap(([key, ranges]) => (covers(key, weekday) ? ranges : []));
}

function covers(key: string, weekday: string): boolean {
  if (key === "daily" || key === weekday) return true;
  return key === "mon-fri" && weekday !== "sat" && weekday !== "sun";
}
