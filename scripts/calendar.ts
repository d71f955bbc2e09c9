/**
 * Writes data/calendars/china.json from the `chinese-days` package: `node scripts/calendar.ts 2025`, the
 * argument being the first year to keep. The package answers "workday" for years it has no data for, so the
 * horizon is taken from its tables: the last year that has all seven holidays of the State Council's notice.
 */
import { readFileSync, writeFileSync } from "node:fs";

type Table = Record<string, string>;

const root = new URL("..", import.meta.url);
const packageFolder = new URL("node_modules/chinese-days/", root);
const tables: { holidays: Table; workdays: Table } = JSON.parse(
  readFileSync(new URL("dist/chinese-days.json", packageFolder), "utf8"),
);
const { version }: { version: string } = JSON.parse(
  readFileSync(new URL("package.json", packageFolder), "utf8"),
);

const HOLIDAYS = ["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆节"];

const from = Number(process.argv[2]);
if (!Number.isInteger(from) || !complete(from)) {
  process.stderr.write(
    "usage: node scripts/calendar.ts YEAR (the first year to keep, one that chinese-days knows)\n",
  );
  process.exit(2);
}
let last = from;
while (complete(last + 1)) last += 1;

const kept = (table: Table) =>
  Object.keys(table)
    .filter((date) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= last)
    .sort();
const calendar = {
  id: "china",
  version: `chinese-days ${version}`,
  licence: "MIT",
  source: "State Council notices on public holidays, as the chinese-days package has them",
  note: "A December day may still be changed by the next year's notice.",
  first: `${from}-01-01`,
  last: `${last}-12-31`,
  rest: kept(tables.holidays),
  makeUp: kept(tables.workdays),
};
writeFileSync(new URL("data/calendars/china.json", root), `${JSON.stringify(calendar, null, 2)}\n`);

function complete(year: number): boolean {
  const named = Object.entries(tables.holidays).filter(([date]) => date.startsWith(`${year}-`));
  return HOLIDAYS.every((holiday) => named.some(([, name]) => name.includes(holiday)));
}
