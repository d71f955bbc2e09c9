import type { Chance } from "./random.ts";

/** A message in parts that mutations work on. */
interface Draft {
  start: string;
  headers: [name: string, value: string][];
  body: string;
}

type Mutation = (draft: Draft, chance: Chance) => void;

/** What breaks parsers: delimiters alone, numbers beyond any type, escapes, control characters, injected lines. */
const nasty = [
  "",
  " ",
  "\0",
  "%00",
  "%",
  "%zz",
  "%n%s%x%n",
  "\r\n ",
  "\r\nX-Hotline-Handover: yes",
  "%0d%0aX-Hotline-Handover:%20yes",
  '"',
  '\\"',
  "<",
  ">",
  "<<>>",
  ";;;;",
  ",,,,",
  "@@",
  "::",
  "=;=;=",
  "-1",
  "0",
  "4294967296",
  "99999999999999999999999999",
  "1e999",
  "../../../../etc/passwd",
  "$(hdr(From))$avp(call)",
  "電話",
  "\u00ff\u00fe",
  "sip:",
  "sip:@",
  "sip:400:@:;?&",
  "sips:a@[::1",
  "tel:+86-;phone-context=",
  "sip:110@127.0.13.1;maddr=127.0.13.1;transport=tcp",
  "<sip:127.0.13.1;lr>",
] as const;

const names = [
  ..."Via From To Call-ID CSeq Contact Max-Forwards Route Record-Route Content-Length Content-Type".split(
    " ",
  ),
  ..."Replaces Refer-To Privacy P-Asserted-Identity Diversion History-Info Reason Require Supported".split(
    " ",
  ),
  ..."Proxy-Require Authorization Proxy-Authorization Session-Expires RAck Identity X-Hotline-Clock".split(
    " ",
  ),
  ..."v f t i m l k c e s o r x".split(" "),
] as [string, ...string[]];

const mutations: [Mutation, ...Mutation[]] = [
  (draft, chance) => void draft.headers.splice(chance.below(draft.headers.length), 1),
  (draft, chance) => {
    const chosen = draft.headers[chance.below(draft.headers.length)];
    if (chosen) draft.headers.splice(chance.below(draft.headers.length), 0, [...chosen]);
  },
  (draft, chance) => replaceValue(draft, chance, () => chance.pick(nasty)),
  (draft, chance) => replaceValue(draft, chance, (value) => spliced(value, chance.pick(nasty), chance)),
  (draft, chance) => replaceValue(draft, chance, (value) => value.repeat(1 + chance.below(60))),
  (draft, chance) => replaceValue(draft, chance, (value) => value + "A".repeat(chance.below(9000))),
  (draft, chance) => replaceValue(draft, chance, (value) => value.slice(0, chance.below(value.length + 1))),
  (draft, chance) => void draft.headers.push([chance.pick(names), chance.pick(nasty)]),
  (draft, chance) => {
    const [name, times] = [chance.pick(names), chance.below(300)];
    for (let time = 0; time < times; time++) draft.headers.push([name, `<sip:n${time}@127.0.13.1;lr>`]);
  },
  (draft, chance) => {
    const hops = Array.from({ length: chance.below(120) }, (_, hop) => `<sip:h${hop}@127.0.13.1;lr>`);
    draft.headers.push(["Route", hops.join(", ")]);
  },
  (draft, chance) => {
    for (let hop = chance.below(80); hop > 0; hop--)
      draft.headers.push(["Via", `SIP/2.0/UDP 127.0.13.1;branch=z9hG4bK${hop}`]);
  },
  (draft, chance) => {
    draft.start = spliced(draft.start, chance.pick(nasty), chance);
  },
  (draft, chance) => {
    draft.headers = draft.headers.map(([name, value]) =>
      name === "CSeq" ? [name, `${chance.pick(nasty)} ${chance.pick(names)}`] : [name, value],
    );
  },
  (draft, chance) => void draft.headers.push(["Content-Length", chance.pick(nasty)]),
  (draft, chance) => {
    draft.body += chance.pick(nasty).repeat(chance.below(500));
  },
  (draft, chance) => {
    draft.headers = draft.headers.map(([name, value]) => [flippedCase(name, chance), value]);
  },
  (draft) => void draft.headers.reverse(),
];

function replaceValue(draft: Draft, chance: Chance, change: (value: string) => string): void {
  const chosen = draft.headers[chance.below(draft.headers.length)];
  if (chosen) chosen[1] = change(chosen[1]);
}

function spliced(text: string, inserted: string, chance: Chance): string {
  const place = chance.below(text.length + 1);
  return text.slice(0, place) + inserted + text.slice(place + chance.below(4));
}

function flippedCase(name: string, chance: Chance): string {
  return [...name].map((each) => (chance.next() < 0.5 ? each.toUpperCase() : each.toLowerCase())).join("");
}

/** A valid message, spoiled by one to four mutations of its grammar, and one time in five by bytes. At most 60 KB. */
export function mutated(valid: string, chance: Chance): Buffer {
  const [head = "", body = ""] = valid.split("\r\n\r\n");
  const [start = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const draft: Draft = { start, headers, body };
  for (let count = 1 + chance.below(4); count > 0; count--) chance.pick(mutations)(draft, chance);
  const text = [draft.start, ...draft.headers.map(([name, value]) => `${name}: ${value}`), "", draft.body];
  const bytes = Buffer.from(text.join("\r\n")).subarray(0, 60_000);
  return chance.next() < 0.2 ? spoiled(bytes, chance) : bytes;
}

function spoiled(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes);
  if (chance.next() < 0.3) return copy.subarray(0, chance.below(copy.length + 1));
  for (let count = 1 + chance.below(10); count > 0 && copy.length > 0; count--)
    copy[chance.below(copy.length)] = chance.below(256);
  return copy;
}
