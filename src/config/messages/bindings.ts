import { listed } from "./choices.ts";
import type { Messages } from "./message.ts";

const kindNames: Readonly<Record<string, string>> = {
  mobile: "a mobile",
  phs: "a PHS number",
  trunk: "a trunk line",
  sip: "a SIP address",
  "call-center": "a call centre",
};

/** What the rules say about bindings, and about what a contract allows them to be. */
export const bindingMessages = {
  "binding-kind": {
    severity: "error",
    summary: "A binding's kind does not fit its number or address",
    message: (p: { target: string; is: string; kind: string }) =>
      `${p.target} is ${p.is} and cannot be of kind ${p.kind}`,
    help: (p: { valid: readonly string[] }) => `leave kind out, or write ${listed(p.valid, "or")}`,
  },
  "phs-area-code": {
    severity: "error",
    summary: "A PHS number is written without area code",
    message: (p: { text: string }) => `the PHS number ${p.text} is written without area code`,
    help: (p: { city: string; text: string }) =>
      `write it with its own city's area code, for example "${p.city}-${p.text}"`,
  },
  "virtual-number": {
    severity: "error",
    summary: "Virtual operators' numbers cannot be bound",
    message: (p: { text: string; prefix: string }) =>
      `${p.text} is a virtual operator's number (${p.prefix}…), and those cannot be bound`,
    help: () =>
      "bind a number whose holder the evidence can show: a landline, or a mobile of the three carriers",
  },
  "duplicate-binding": {
    severity: "error",
    summary: "Two bindings have the same id",
    message: (p: { id: string; first: number }) =>
      `the id ${p.id} is taken by binding ${p.first} of this file`,
    help: () => "give each binding an id of its own; groups, queues and records name it",
  },
  "same-target": {
    severity: "warning",
    summary: "Two bindings ring the same target",
    message: (p: { id: string; other: string; target: string }) =>
      `${p.id} rings ${p.target}, as ${p.other} does`,
    help: (p: { other: string }) =>
      `remove one, or raise channels of ${p.other}: a busy line is busy for both`,
  },
  "hotline-target": {
    severity: "error",
    summary: "A 400 number is the target of a 400 number",
    message: (p: { text: string }) =>
      `${p.text} is a 400 number: calls would loop, or be forwarded and charged twice`,
    help: () => "bind the landline, mobile or SIP address behind it",
  },
  "edge-target": {
    severity: "error",
    summary: "A target is the platform's own edge",
    message: (p: { sip: string; host: string }) =>
      `${p.sip} leads to ${p.host}, the platform's own edge: the call would come back and loop`,
    help: () => "bind the SIP address of the enterprise's own exchange",
  },
  "trunk-target": {
    severity: "error",
    summary: "A SIP target is a carrier behind a trunk",
    message: (p: { sip: string; trunk: string }) =>
      `${p.sip} leads to the carrier behind the trunk ${p.trunk}, past the trunk's own caller identity, capacity and price`,
    help: () =>
      'bind the telephone number itself, as phone: "010-62345678": calls to carriers go over the trunks',
  },
  "sips-transport": {
    severity: "error",
    summary: "A secure SIP address asks for UDP",
    message: (p: { sip: string }) => `${p.sip} promises TLS, which does not run over UDP`,
    help: () => "leave ;transport=udp out, or write sip: where the exchange has no TLS",
  },
  "too-many-bindings": {
    severity: "error",
    summary: "The number has more bindings than its platform allows",
    message: (p: { count: number; limit: number; platform: string }) =>
      `${p.count} bindings are too many: the ${p.platform === "forwarding" ? "forwarding platform" : "intelligent network"} takes at most ${p.limit}`,
    help: (p: { limit: number; platform: string }) =>
      p.platform === "forwarding"
        ? `keep ${p.limit}; a trunk line or an exchange over SIP takes many calls with one binding`
        : `keep ${p.limit}, or order platform: forwarding, which takes 20 of every kind`,
  },
  "intelligent-network-target": {
    severity: "error",
    summary: "The intelligent network reaches landlines only",
    message: (p: { target: string; kind: string }) =>
      `${p.target} is ${kindNames[p.kind] ?? p.kind}, but on the intelligent network a number is bound to plain landlines only`,
    help: () => "bind a landline, or order platform: forwarding, which takes every kind",
  },
  "hall-target": {
    severity: "error",
    summary: "A number opened in a carrier's hall binds landlines only",
    message: (p: { target: string; kind: string }) =>
      `${p.target} is ${kindNames[p.kind] ?? p.kind}, but a number opened in a carrier's hall binds local landlines only`,
    help: (p: { city: string }) =>
      `bind a landline in ${p.city}; numbers opened by an agent (seller: agent) take every kind`,
  },
  "hall-remote": {
    severity: "error",
    summary: "A number opened in a carrier's hall binds local landlines only",
    message: (p: { target: string; city: string }) =>
      `${p.target} is not in ${p.city}, and a number opened in a carrier's hall binds local landlines only`,
    help: (p: { city: string }) =>
      `bind a landline in ${p.city}; numbers opened by an agent (seller: agent) reach every city`,
  },
  "hall-city-missing": {
    severity: "error",
    summary: "A number opened in a carrier's hall names no city",
    message: (p: { number: string }) =>
      `${p.number} was opened in a carrier's hall and binds local landlines only, but the contract names no city`,
    help: () => 'write contract: { city: … } with the city\'s area code, for example "0791"',
  },
  "carrier-runs-number": {
    severity: "error",
    summary: "On the intelligent network the carrier runs the number",
    message: (p: { number: string; key: string }) =>
      `the carrier runs ${p.number} on its intelligent network and translates it to the bindings itself: ${p.key} cannot take effect`,
    help: (p: { key: string }) =>
      `remove ${p.key}, or order platform: forwarding, where our nodes run the calls`,
  },
  "tariff-city": {
    severity: "warning",
    summary: "The tariff prices by distance, but the contract names no city",
    message: (p: { name: string }) =>
      `the tariff ${p.name} has prices for callers of the contract's city or province, but the contract names no city`,
    help: () =>
      'write contract: { city: … } with the city\'s area code, for example "0791"; without it no caller is local',
  },
  "flat-rate-delivery": {
    severity: "error",
    summary: "A flat fee needs every binding delivered over SIP",
    message: (p: { id: string; phone: string; name: string }) =>
      `the flat package ${p.name} covers calls over SIP alone, but ${p.id} is the telephone ${p.phone}, where each minute costs 0.06 yuan of interconnect settlement`,
    help: (p: { name: string }) =>
      `deliver every binding over sip:, or take a minimum-consumption package instead of ${p.name}`,
  },
} as const satisfies Messages;
