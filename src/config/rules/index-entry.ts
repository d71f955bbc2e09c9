import { isPhone, parsePhone } from "#model/phone.ts";
import { segmentOf } from "#model/segment-of.ts";
import type { Enterprise } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";
import type { Platform } from "../platform.types.ts";
import { contractOf } from "./contract-of.ts";
import { sipAddress, userPhone } from "./sip-address.ts";

/** What cross-file and dated rules need to know of an enterprise file: small, JSON, kept in the cache. */
export interface IndexEntry {
  /** Path of the file as given to the check. */
  file: string;
  id: string;
  /** The 400 number. */
  number: string;
  /** Carrier of the number's segment; absent where no segment fits. */
  carrier?: string;
  platform: "forwarding" | "intelligent-network";
  /** DID as E.164. */
  did?: string;
  /** Telephone targets, and users of SIP targets that read as telephone numbers, as E.164. */
  targets: Placed[];
  maxConcurrent?: number;
  /** Recordings, relative to the stack's folder. */
  audio: Placed[];
  /** Days of the contract as written. */
  ordered?: string;
  effective?: string;
  /** Per binding in order: "" without evidence, "-" with evidence that does not expire, else its last day. */
  evidence: string[];
  /** Instant of the override as written. */
  overrideUntil?: string;
  /** Calendars that schedules name. */
  calendars: Placed[];
}

interface Placed {
  value: string;
  path: Path;
}

/** The index entry of a file that has passed the schema. */
export function indexEntry(file: string, enterprise: Enterprise, platform: Platform): IndexEntry {
  const { contract, bindings, audio = {}, schedules = {}, screening, override } = enterprise;
  const e164 = (text: string): string | undefined => {
    const phone = parsePhone(text, contract?.city);
    return isPhone(phone) ? phone.e164 : undefined;
  };
  const carrier = segmentOf(enterprise.number, platform)?.carrier;
  const did = contract?.did === undefined ? undefined : e164(contract.did);
  return {
    file,
    id: enterprise.metadata.id,
    number: enterprise.number,
    ...(carrier === undefined ? {} : { carrier }),
    platform: contractOf(enterprise, platform).platform,
    ...(did === undefined ? {} : { did }),
    targets: bindings.flatMap(({ phone, sip }, i) => {
      const value = phone === undefined ? sip && userE164(sip) : e164(phone);
      const field = phone === undefined ? "sip" : "phone";
      return value === undefined ? [] : [{ value, path: ["bindings", i, field] }];
    }),
    ...(screening?.maxConcurrent === undefined ? {} : { maxConcurrent: screening.maxConcurrent }),
    audio: Object.entries(audio).map(([name, recording]) => ({
      value: recording.file,
      path: ["audio", name, "file"],
    })),
    ...(contract?.ordered === undefined ? {} : { ordered: contract.ordered }),
    ...(contract?.effective === undefined ? {} : { effective: contract.effective }),
    evidence: bindings.map(({ evidence }) => (evidence === undefined ? "" : (evidence.expires ?? "-"))),
    ...(override === undefined ? {} : { overrideUntil: override.until }),
    calendars: Object.entries(schedules).flatMap(([name, { calendar }]) =>
      calendar === undefined ? [] : [{ value: calendar, path: ["schedules", name, "calendar"] }],
    ),
  };
}

/** The number that a SIP address's user part reads as, if it is one. */
function userE164(sip: string): string | undefined {
  const phone = userPhone(sipAddress(sip));
  return isPhone(phone) ? phone.e164 : undefined;
}
