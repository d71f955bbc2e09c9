import { listed } from "./choices.ts";
import type { Messages } from "./message.ts";

/** What the rules say about answer rules, groups, menus, queues and screening. */
export const answerMessages = {
  "unreachable-rule": {
    severity: "warning",
    summary: "An answer rule is never reached",
    message: (p: { rule: number; by: number }) =>
      `rule ${p.rule} is never reached: rule ${p.by} takes every call that would fit it (rules count from 0)`,
    help: (p: { rule: number; by: number }) => `move rule ${p.rule} before rule ${p.by}, or remove it`,
  },
  "weight-missing": {
    severity: "error",
    summary: "A member of a weighted group has no weight",
    message: (p: { id: string }) => `${p.id} is in a weighted group but has no weight`,
    help: (p: { id: string }) => `give the binding ${p.id} a weight; those of the group add up to 100`,
  },
  "weight-sum": {
    severity: "error",
    summary: "The weights of a group do not add up to 100",
    message: (p: { sum: number; parts: readonly string[] }) =>
      `the weights add up to ${p.sum}: ${listed(p.parts)}`,
    help: (p: { sum: number }) =>
      p.sum < 100
        ? `add ${100 - p.sum}: weights are percent`
        : `take ${p.sum - 100} away: weights are percent`,
  },
  "unused-weight": {
    severity: "warning",
    summary: "A weight has no effect",
    message: (p: { id: string; weight: number }) =>
      `the weight ${p.weight} has no effect: ${p.id} is in no weighted group`,
    help: () => "write strategy: weighted in its group, or remove the weight",
  },
  "menu-cycle": {
    severity: "error",
    summary: "A menu or queue leads back to itself without a key press",
    message: (p: { way: string }) => `a caller who presses no key goes round for ever: ${p.way}`,
    help: () => "let one otherwise of the round end the call, with ring, announce or reject",
  },
  "menu-without-choice": {
    severity: "warning",
    summary: "A menu offers nothing to choose",
    message: (p: { name: string }) => `the menu ${p.name} offers neither keys nor extensions`,
    help: () => "add keys, or use announce for a recording after which the call ends",
  },
  "menu-depth": {
    severity: "warning",
    summary: "A menu lies deeper than five levels",
    message: (p: { name: string; level: number; limit: number }) =>
      `callers hear ${p.level - 1} other menus before ${p.name}; the market sells at most ${p.limit} levels`,
    help: () => "offer it on a key of an earlier menu",
  },
  "extension-clash": {
    severity: "warning",
    summary: "An extension begins with a key or another extension",
    message: (p: { digits: string; other: string }) =>
      `extension ${p.digits} begins like ${p.other}: only a pause tells them apart`,
    help: () => "let extensions start with a digit that is no key, and give them all the same length",
  },
  "nobody-rings": {
    severity: "warning",
    summary: "All members of a group are disabled",
    message: () => "every binding of this group is disabled, so nobody is rung",
    help: () => "enable one of them (enabled: true), or lead the call elsewhere",
  },
  "ring-too-long": {
    severity: "warning",
    summary: "A binding rings longer than the trunk allows",
    message: (p: { id: string; ring: string; limit: number }) =>
      `${p.id} rings ${p.ring}, but the carrier ends an unanswered call after ${p.limit} s`,
    help: (p: { limit: number }) => `ring at most ${p.limit}s, less when others are to be tried after it`,
  },
  "attempts-too-long": {
    severity: "warning",
    summary: "All attempts together last longer than the trunk allows",
    message: (p: { total: number; limit: number }) =>
      `trying all takes ${p.total} s, but the carrier ends an unanswered call after ${p.limit} s: the last are never rung`,
    help: (p: { limit: number }) =>
      `shorten ring to ${p.limit} s in all, ring some simultaneously, or let a queue answer first`,
  },
  unused: {
    severity: "warning",
    summary: "Something is defined that no call can come to",
    message: (p: { what: string; name: string }) => `no call can come to the ${p.what} ${p.name}`,
    help: (p: { what: string; name: string }) => `name ${p.name} where it is meant, or remove the ${p.what}`,
  },
  "allow-only-nobody": {
    severity: "error",
    summary: "Only allowed callers get through, and none is allowed",
    message: () => "allowOnly lets only those in allow get through, and allow names nobody",
    help: () => "list the callers in allow, or remove allowOnly",
  },
  "allowed-and-blocked": {
    severity: "warning",
    summary: "A caller is allowed and blocked",
    message: (p: { entry: string; other: string }) =>
      `${p.entry} is in allow too${p.entry === p.other ? "" : ` (as ${p.other})`}, and allow wins: it is not blocked`,
    help: () => "keep it in one of the two lists",
  },
  "screening-number": {
    severity: "error",
    summary: "A screening entry is a number that no caller has",
    message: (p: { entry: string }) => `${p.entry} is a number that no caller has, so it screens nobody`,
    help: () =>
      'write landlines with their area code ("010-62345678"), foreign numbers with +, prefixes with * ("+86170*")',
  },
  "plan-too-large": {
    severity: "error",
    summary: "The number's compiled value is too large",
    message: (p: { bytes: number; limit: number }) =>
      `what the nodes must know of this number takes ${p.bytes} bytes; at most ${p.limit} fit`,
    help: () => "shorten screening lists with prefixes, exceptional days with a calendar, or the menus",
  },
} as const satisfies Messages;
