/** The day of an instant in a zone, YYYY-MM-DD; in Asia/Shanghai when there is no such zone. */
export function todayIn(timeZone: string, now: Date): string {
  try {
    return dayIn(timeZone, now);
  } catch {
    return dayIn("Asia/Shanghai", now);
  }
}

function dayIn(timeZone: string, now: Date): string {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}`;
}
