import { choices, listed } from "./choices.ts";
import type { Messages } from "./message.ts";

/** What the rules say about 400 numbers and the telephone numbers behind them. */
export const numberMessages = {
  "unknown-segment": {
    severity: "error",
    summary: "The number lies in no segment of the platform",
    message: (p: { number: string }) =>
      `${p.number} lies in no segment of the platform, so it has no carrier`,
    help: (p: { segments: readonly string[] }) => choices(p.segments, undefined, "the platform's segments"),
  },
  "region-number": {
    severity: "error",
    summary: "An agent's number lies in no region of its segment",
    message: (p: { number: string; prefix: string }) =>
      `in the regional segment ${p.prefix} an agent may sell only the numbers of its regions, and ${p.number} is in none`,
    help: (p: { valid: readonly string[] }) =>
      `take a number that starts with ${listed(p.valid, "or")}, or write seller: hall if a carrier's hall opened it`,
  },
  "region-city": {
    severity: "error",
    summary: "The contract's city does not belong to the number's region",
    message: (p: { number: string; city: string }) =>
      `${p.number} may not be sold in ${p.city}: its region is elsewhere`,
    help: (p: { areas: readonly string[] }) => `the city must lie in ${listed(p.areas, "or")}`,
  },
  "region-city-missing": {
    severity: "error",
    summary: "A regional number's contract names no city",
    message: (p: { number: string }) => `${p.number} is tied to a region, but the contract names no city`,
    help: (p: { areas: readonly string[] }) =>
      `write contract: { city: … } with the area code of a city in ${listed(p.areas, "or")}`,
  },
  "region-unverifiable": {
    severity: "warning",
    summary: "The platform does not say which regions a regional segment has",
    message: (p: { number: string; prefix: string }) =>
      `agents are tied to a region in the segment ${p.prefix}, but the platform lists none: nobody can tell whether ${p.number} may be sold here`,
    help: (p: { prefix: string }) => `add regions: to the segment ${p.prefix} in platform.yaml`,
  },
  "phone-no-area-code": {
    severity: "error",
    summary: "A landline has no area code",
    message: (p: { text: string }) => `${p.text} has no area code, so it could be in any city`,
    help: (p: { suggest: string }) =>
      p.suggest === ""
        ? 'write it with its area code, for example "010-62345678", or name the contract\'s city'
        : `did you mean "${p.suggest}"? The area code is written with its zero`,
  },
  "phone-area-assumed": {
    severity: "warning",
    summary: "The contract's city supplied a landline's area code",
    message: (p: { text: string; city: string; name: string }) =>
      `${p.text} has no area code; ${p.city} (${p.name}), the contract's city, is assumed`,
    help: (p: { written: string }) => `write "${p.written}"`,
  },
  "phone-unknown-area-code": {
    severity: "error",
    summary: "A landline's area code does not exist",
    message: (p: { text: string; area: string; now: string }) =>
      p.now === ""
        ? `${p.text} starts with ${p.area}, which is no area code`
        : `${p.text} starts with ${p.area}, an area code that was given up`,
    help: (p: { now: string }) =>
      p.now === ""
        ? "look at the number again: area codes are 010, 02x and 03xx to 09xx"
        : `write ${p.now}, into which it was merged, and the number as it is today`,
  },
  "phone-wrong-length": {
    severity: "error",
    summary: "A telephone number has too few or too many digits",
    message: (p: { text: string; digits: number }) =>
      `${p.text} has ${p.digits} digits, which no such number has`,
    help: (p: { area: string }) => {
      if (p.area === "")
        return "mobile numbers have 11 digits, 400 numbers 10, landlines an area code and 7 or 8";
      const digits = p.area.length === 3 ? "8" : "7 or 8";
      return `behind the area code ${p.area} a number has ${digits} digits`;
    },
  },
  "phone-not-a-number": {
    severity: "error",
    summary: "A text is no telephone number that can be bound",
    message: (p: { text: string }) => `${p.text} is no telephone number that can be called in China`,
    help: () => 'write a landline with its area code ("010-62345678") or a mobile number ("13901234567")',
  },
  "did-not-landline": {
    severity: "error",
    summary: "The DID is not a landline",
    message: (p: { did: string; kind: string }) =>
      `the DID ${p.did} is a ${p.kind === "hotline" ? "400 number" : "mobile number"}; carriers deliver to a fixed line`,
    help: () => 'write the fixed-line number that the carrier gave, for example "0755-26001615"',
  },
} as const satisfies Messages;
