import { choices } from "./choices.ts";
import type { Messages } from "./message.ts";

type Name = { name: string };
type Choice = { near: string; valid: readonly string[] };

/** Valid names, or where the first is to be written. */
const help =
  (what: string, where = `under ${what}:`) =>
  (p: Choice) =>
    p.valid.length === 0
      ? `none is defined: write it ${where}`
      : choices(p.valid, p.near === "" ? undefined : p.near, what);

/** A name that leads nowhere, of things that the file or the platform has. */
const unknown = <H extends (p: never) => string>(thing: string, owner: "file" | "platform", help: H) => ({
  severity: "error" as const,
  summary: `${/^[aeiou]/.test(thing) ? "An" : "A"} ${thing} is named that the ${owner} does not have`,
  message: (p: Name) => `there is no ${thing} ${p.name}`,
  help,
});

/** What the rules say about names that lead nowhere. */
export const referenceMessages = {
  "unknown-binding": unknown("binding", "file", help("bindings")),
  "unknown-schedule": unknown("schedule", "file", help("schedules")),
  "unknown-area": unknown("area group", "file", help("area groups", "under areas:")),
  "unknown-audio": unknown("recording", "file", help("recordings", "under audio:")),
  "unknown-menu": unknown("menu", "file", help("menus")),
  "unknown-queue": unknown("queue", "file", help("queues")),
  "unknown-tariff": unknown(
    "tariff",
    "platform",
    help("tariffs of the platform", "under tariffs: in platform.yaml"),
  ),
  "unknown-package": unknown(
    "package",
    "platform",
    help("packages of the platform", "under packages: in platform.yaml"),
  ),
  "unknown-carrier": unknown(
    "carrier",
    "platform",
    help("carriers of the platform", "under carriers: in platform.yaml"),
  ),
  "unknown-calendar": {
    severity: "error",
    summary: "A calendar is named that nobody has data for",
    message: (p: Name) => `there is no calendar ${p.name}`,
    help: help("calendars"),
  },
  "unknown-time-zone": {
    severity: "error",
    summary: "A time zone does not exist",
    message: (p: Name) => `there is no time zone ${p.name}`,
    help: (p: { near: string }) =>
      `${p.near === "" ? "" : `did you mean ${p.near}? `}zones are named as in the IANA data base: Asia/Shanghai is the one of mainland China`,
  },
  "unknown-area-code": {
    severity: "error",
    summary: "An area code does not exist",
    message: (p: Name & { now: string }) =>
      p.now === "" ? `there is no area code ${p.name}` : `the area code ${p.name} was given up`,
    help: (p: { now: string }) =>
      p.now === ""
        ? "area codes start with 0 and have three or four digits: 010 is Beijing, 0755 Shenzhen; a city or province in pinyin will do as well in areas"
        : `write "${p.now}", into which it was merged`,
  },
  "unknown-province": {
    severity: "error",
    summary: "A province or city does not exist",
    message: (p: Name) => `there is no province or city ${p.name}`,
    help: (p: { near: string }) =>
      `${p.near === "" ? "" : `did you mean ${p.near}? `}provinces and cities are written in pinyin (guangdong, inner-mongolia, shenzhen); an area code such as "0755" is never ambiguous`,
  },
} as const satisfies Messages;
