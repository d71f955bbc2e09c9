/** What an edge knows of one trunk, from Kamailio's table `trunks` (`trunk-health.lua`, `registration.lua`). */
export interface TrunkState {
  trunk: string;
  /** Why it is tried last; absent where nothing speaks against it. */
  suspectFor?: string;
  /** Failures of calls in a row. */
  failures: number;
  /** SIP code of its last answer to OPTIONS, 408 for none; absent before the first. */
  options?: number;
  /** When a call last got through, epoch seconds. */
  worked?: number;
  /** Absent where this edge does not keep its registration. */
  registration?: string;
  /** How often its carrier has refused user name or password. */
  refusals: number;
}

/** Where a registration may be. */
export const REGISTRATION_STATES = [
  "asking",
  "challenged",
  "registered",
  "failed",
  "refused",
  "yielding",
  "leaving",
];

/** The state of one trunk, by its id. */
export function trunkState(trunk: string, table: ReadonlyMap<string, string>): TrunkState {
  const at = (key: string) => table.get(`${trunk}:${key}`);
  const number = (key: string) => Number(at(key) ?? 0) || 0;
  const suspectFor = /^\d+ \d+ [a-z]+ (.+)$/.exec(at("suspect") ?? "")?.[1];
  const registration = at("registration")?.split(" ", 1)[0];
  return {
    ...{ trunk, failures: number("failures"), refusals: number("refusals") },
    ...(suspectFor === undefined ? {} : { suspectFor }),
    ...(at("options") === undefined ? {} : { options: number("options") }),
    ...(at("worked") === undefined ? {} : { worked: number("worked") / 1000 }),
    ...(registration === undefined ? {} : { registration }),
  };
}
