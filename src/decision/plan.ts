/**
 * The self-contained value of one number: all that a decision about a call to it needs, and nothing that
 * another number shares. It is written by `compile`, read by Node, by Kamailio's Lua 5.1 and by FreeSWITCH's
 * Lua 5.3, so it holds no null, no float, and no map that anything iterates over (Lua has no key order).
 *
 * Field names are short where a field is repeated; the median value is to stay under 2 KB of JSON.
 */
export interface NumberPlan {
  /** Format of this value; a node that does not speak it keeps its last good generation. */
  format: 1;
  /** The 400 number, ten digits. */
  number: string;
  /** The enterprise's id. */
  enterprise: string;
  status: "active" | "suspended" | "reserved";
  platform: "forwarding" | "intelligent-network";
  /** The number's carrier, whose trunks alone may deliver calls to it. */
  carrier: string;
  /** Area code of the contract's city, where known. */
  city?: string;
  /** DID as E.164. */
  did?: string;
  /** Bindings in the file's order; present on an intelligent-network number, whose carrier rings them. */
  carrierBindings?: string[];
  override?: { untilMs: number; do: ActionPlan };
  screening: ScreeningPlan;
  limits: LimitsPlan;
  /** Binding by id. */
  bindings: Record<string, BindingPlan>;
  /** Schedule by name. */
  schedules: Record<string, SchedulePlan>;
  answer: RulePlan[];
  /** True where the file has no `answer`: then `answer` is the one default rule and no rule index is reported. */
  answerIsDefault: boolean;
  menus: Record<string, MenuPlan>;
  queues: Record<string, QueuePlan>;
  /** Treatment by reason; every reason has one. */
  treatments: Record<TreatmentName, TreatmentPlan>;
  /** SHA-256 (hex) of each recording's content by name: a changed recording is another generation. */
  audio: Record<string, string>;
}

export type TreatmentName = "blocked" | "limited" | "busy" | "closed" | "suspended" | "capped";

/** SIP status code, and the recording that is played before it where there is one. */
export interface TreatmentPlan {
  sip: number;
  announce?: string;
}

export interface BindingPlan {
  /** E.164 number, or a SIP URI. */
  target: string;
  kind: "landline" | "mobile" | "phs" | "trunk" | "sip" | "call-center";
  enabled: boolean;
  /** Schedule during which it takes part; always where absent. */
  hours?: string;
  channels: number;
  /** Seconds. */
  ring: number;
  weight?: number;
}

export type Strategy = "sequential" | "random" | "round-robin" | "weighted" | "simultaneous";

export interface RingPlan {
  kind: "ring";
  /** Name of the group, unique in the plan: where it stands, such as `answer.0` or `menus.main.keys.1`. */
  group: string;
  members: string[];
  strategy: Strategy;
  ringback?: string;
  account?: string;
  otherwise?: ActionPlan;
}

export type ActionPlan =
  | RingPlan
  | { kind: "menu"; menu: string }
  | { kind: "queue"; queue: string; account?: string }
  | { kind: "announce"; announce: string }
  | { kind: "reject"; treatment: TreatmentName };

export interface RulePlan {
  /** Schedule that must be open. */
  open?: string;
  /** Area codes; a province is written out. A caller whose area is unknown is in none. */
  from?: string[];
  do: ActionPlan;
}

/**
 * Opening hours without time zone or calendar: half-open intervals in minutes from the local midnight on which
 * they start; an end over 1440 runs on into the next day.
 */
export interface SchedulePlan {
  /** Local time minus UTC: [from epoch minute, offset in minutes], ascending; the first holds before it too. */
  offsets: [number, number][];
  /** Distinct day patterns: each a list of [from, to] in minutes. */
  patterns: [number, number][][];
  /** 0-based pattern of Monday … Sunday. */
  weekly: number[];
  /** Exceptional days as runs [first, last, 0-based pattern], ascending, disjoint; days since 1970-01-01, local. */
  days: [number, number, number][];
  /** Days that the schedule's calendar knows, where it names one. Outside: `weekly` or `pastHorizon`, and the trace says so. */
  known?: [number, number];
  /** 0-based pattern outside `known` where the policy is closed; weekly where absent. */
  pastHorizon?: number;
}

/** Who is let through. Sets are written as `{ key: true }`. */
export interface ScreeningPlan {
  allow: CallerList;
  block: CallerList;
  allowOnly: boolean;
  /** Calls of one caller within a window of seconds. */
  callerLimit?: { calls: number; perS: number };
  shortCalls?: { underS: number; count: number; perS: number; blockForS: number };
  maxConcurrent?: number;
}

export interface CallerList {
  /** E.164 numbers. */
  numbers: Record<string, true>;
  /** Prefixes of E.164 numbers, with the plus sign. */
  prefixes: Record<string, true>;
  /** Area codes. */
  areas: Record<string, true>;
  anonymous: boolean;
}

export interface LimitsPlan {
  maxDurationS?: number;
  monthlyCalls?: number;
  /** Ten-thousandths of a yuan. */
  monthlyCost?: number;
  /** Offsets of the zone whose months the caps count by, as a schedule's; present with a cap. */
  offsets?: [number, number][];
}

export interface MenuPlan {
  greeting: string;
  keys: Record<string, ActionPlan>;
  extensions: Record<string, ActionPlan>;
  timeoutS: number;
  retries: number;
  invalid?: string;
  otherwise?: ActionPlan;
}

export interface QueuePlan {
  members: string[];
  music?: string;
  maxWaitS: number;
  maxLength: number;
  announcePosition: boolean;
  otherwise?: ActionPlan;
}
