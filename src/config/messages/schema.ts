import { choices, listed } from "./choices.ts";
import { inQuotes } from "./in-quotes.ts";
import type { Messages } from "./message.ts";

const near = (text: string): string | undefined => (text === "" ? undefined : text);

/** What the schema check says. */
export const schemaMessages = {
  "unquoted-number": {
    severity: "error",
    summary: "Unquoted text is read as a number, truth value, or nothing",
    message: (p: { source: string; found: string }) =>
      `the unquoted ${p.source} is read as ${p.found}, but text is wanted here`,
    help: (p: { source: string; found: string }) => inQuotes(p),
  },
  "quoted-value": {
    severity: "error",
    summary: "A number or truth value is written as text",
    message: (p: { source: string; wanted: string }) => `${p.source} is text, but ${p.wanted} is wanted here`,
    help: (p: { value: string }) => `write ${p.value} without quotes`,
  },
  "wrong-type": {
    severity: "error",
    summary: "A value has the wrong type",
    message: (p: { found: string; wanted: string }) => `${p.wanted} is wanted here, but this is ${p.found}`,
    help: (p: { advice: string }) => p.advice,
  },
  "no-value": {
    severity: "error",
    summary: "A key has no value",
    message: (p: { owner: string; wanted: string }) => `${p.owner} has no value; ${p.wanted} is wanted`,
    help: (p: { advice: string }) => `${p.advice}; a key without a value says nothing`,
  },
  "unknown-key": {
    severity: "error",
    summary: "A key is not known here",
    message: (p: { key: string; owner: string }) => `the key ${p.key} is not known in ${p.owner}`,
    help: (p: { near: string; valid: readonly string[] }) => choices(p.valid, near(p.near), "valid keys"),
  },
  "missing-key": {
    severity: "error",
    summary: "A required key is missing",
    message: (p: { key: string; owner: string }) => `${p.owner} has no ${p.key}`,
    help: (p: { advice: string }) => p.advice,
  },
  "bad-key": {
    severity: "error",
    summary: "A name given as a key has the wrong form",
    message: (p: { key: string; owner: string }) => `${p.key} is not a valid key of ${p.owner}`,
    help: (p: { advice: string }) => p.advice,
  },
  "bad-value": {
    severity: "error",
    summary: "A value is not one of those allowed",
    message: (p: { value: string; owner: string }) => `${p.value} is not a valid value of ${p.owner}`,
    help: (p: { near: string; valid: readonly string[] }) => choices(p.valid, near(p.near), "valid values"),
  },
  "bad-format": {
    severity: "error",
    summary: "A text has the wrong form",
    message: (p: { value: string; owner: string }) => `${p.value} is not valid as ${p.owner}`,
    help: (p: { expected: string }) => p.expected,
  },
  "out-of-range": {
    severity: "error",
    summary: "A number, text or list is too small or too large",
    message: (p: { owner: string; wanted: string; found: string }) =>
      `${p.owner} must be ${p.wanted}, but is ${p.found}`,
    help: (p: { advice: string }) => p.advice,
  },
  "repeated-item": {
    severity: "error",
    summary: "A list names the same thing twice",
    message: (p: { value: string; owner: string }) => `${p.value} stands twice in ${p.owner}`,
    help: () => "each may be named once: remove this one",
  },
  "no-choice": {
    severity: "error",
    summary: "A mapping says none of the things it may be",
    message: (p: { owner: string; what: string }) => `${p.owner} does not say which ${p.what} it is`,
    help: (p: { keys: readonly string[] }) => `give it exactly one of these keys: ${listed(p.keys, "or")}`,
  },
  "two-choices": {
    severity: "error",
    summary: "A mapping says two things that exclude each other",
    message: (p: { first: string; second: string }) => `${p.second} cannot stand beside ${p.first}`,
    help: (p: { first: string; second: string; keys: readonly string[] }) =>
      `remove ${p.second} or ${p.first}: exactly one of ${listed(p.keys, "or")} may stand here`,
  },
  "no-target": {
    severity: "error",
    summary: "A binding has neither phone nor sip",
    message: () => "this binding has no target",
    help: () => 'give it phone: "010-62345678" or sip: "sip:user@host"',
  },
  "two-targets": {
    severity: "error",
    summary: "A binding has both phone and sip",
    message: () => "this binding has two targets, phone and sip",
    help: () => "keep one of them; the other becomes a binding of its own",
  },
} as const satisfies Messages;
