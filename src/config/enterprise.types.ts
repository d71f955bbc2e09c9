/** Generated from schemas/enterprise.schema.json by `npm run types`. */

export type Id = string;
export type Phone = string;
/**
 * Hours of a day: closed, or a list of half-open intervals. An interval that crosses midnight belongs to the day on which it starts.
 *
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^(daily|(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?)$".
 *
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$".
 */
export type Hours = "closed" | TimeRange[];
export type TimeRange = string;
/**
 * An area code such as "0755" or a province such as guangdong.
 */
export type Area = string;
/**
 * What happens to the call.
 *
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^[0-9*#]$".
 */
export type Action = RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
/**
 * sequential: always from the first; random: shuffled; round-robin: takes turns; weighted: by the bindings' weights; simultaneous: all at once.
 */
export type Strategy = "sequential" | "random" | "round-robin" | "weighted" | "simultaneous";
/**
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^[0-9]{2,8}$".
 */
export type Extension = Id | RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
export type Duration = string;
/**
 * A number, a prefix with *, area:CODE, or anonymous.
 */
export type Screened = string;
export type Instant = string;

/**
 * One 400 number and all that happens to its calls: the file an enterprise's administrator changes in a pull request.
 */
export interface Enterprise {
  /**
   * Version of this file's format.
   */
  apiVersion: "hotline400/v1";
  kind: "Enterprise";
  metadata: Metadata;
  /**
   * The 400 number: ten digits, quoted.
   */
  number: string;
  /**
   * active: calls are routed; suspended: every call is refused as suspended; reserved: the number is kept but unknown to callers.
   */
  status?: "active" | "suspended" | "reserved";
  contract?: Contract;
  /**
   * The phones behind the number: at most 20 on the forwarding platform, 3 landlines on the intelligent network.
   *
   * @minItems 1
   */
  bindings: Binding[];
  /**
   * Opening hours by name.
   */
  schedules?: {
    [k: string]: Schedule;
  };
  /**
   * Named groups of caller areas: area codes and provinces.
   */
  areas?: {
    /**
     * @minItems 1
     */
    [k: string]: Area[];
  };
  /**
   * Recordings by name.
   */
  audio?: {
    [k: string]: Recording;
  };
  /**
   * Recording that callers hear instead of the ring tone (彩鈴).
   */
  ringback?: string;
  /**
   * Rules in order; the first that fits the moment and the caller decides. Without it all bindings are rung.
   *
   * @minItems 1
   */
  answer?: Rule[];
  /**
   * Switchboards by name (多級彩鈴).
   */
  menus?: {
    [k: string]: Menu;
  };
  /**
   * Waiting queues by name (佇列接通).
   */
  queues?: {
    [k: string]: Queue;
  };
  screening?: Screening;
  limits?: Limits;
  treatments?: Treatments;
  override?: Override;
}
export interface Metadata {
  /**
   * The enterprise's name in the platform: unique in the stack.
   */
  id: string;
  /**
   * The enterprise's name as people write it.
   */
  name: string;
  holder?: Holder;
  /**
   * Who reviews changes of this file, as in CODEOWNERS.
   */
  owners?: string[];
}
/**
 * The organisation that holds the number. Private persons cannot hold one.
 */
export interface Holder {
  kind: "company" | "institution" | "government" | "association" | "sole-trader";
  /**
   * Unified social credit code (GB 32100-2015).
   */
  licence: string;
}
/**
 * What was ordered. Everything left out comes from the platform's defaults.
 */
export interface Contract {
  /**
   * forwarding: our nodes forward the calls; intelligent-network: the carrier does, by written order.
   */
  platform?: "forwarding" | "intelligent-network";
  /**
   * hall: opened in a carrier's hall; agent: opened by an agent.
   */
  seller?: "hall" | "agent";
  /**
   * Area code of the city of the contract.
   */
  city?: string;
  /**
   * The fixed-line number to which the carrier delivers the calls.
   */
  did?: string;
  /**
   * A tariff of the platform.
   */
  tariff?: string;
  /**
   * A package of the platform.
   */
  package?: string;
  /**
   * Day of the order.
   */
  ordered?: string;
  /**
   * Day from which it holds.
   */
  effective?: string;
}
/**
 * One phone behind the number (綁定).
 */
export interface Binding {
  id: Id;
  phone?: Phone;
  /**
   * SIP address of the enterprise's own exchange.
   */
  sip?: string;
  /**
   * Kind of the target; inferred where the number or address leaves no doubt.
   */
  kind?: "landline" | "mobile" | "phs" | "trunk" | "sip" | "call-center";
  enabled?: boolean;
  /**
   * Schedule during which this binding takes part (作息規則).
   */
  hours?: string;
  /**
   * Calls it can take at the same time.
   */
  channels?: number;
  /**
   * How long it rings before the next is tried.
   */
  ring?: string;
  /**
   * Share in percent in weighted groups.
   */
  weight?: number;
  evidence?: Evidence;
}
/**
 * Proof that the target belongs to the holder or its staff.
 */
export interface Evidence {
  kind: "bill" | "licence" | "pledge" | "certificate";
  /**
   * Reference of the document.
   */
  ref: string;
  /**
   * Last day on which it is valid.
   */
  expires?: string;
}
/**
 * Opening hours. For each day the first that speaks wins: exceptions, then the calendar, then weekly.
 */
export interface Schedule {
  /**
   * IANA zone; Asia/Shanghai unless the platform says otherwise.
   */
  timeZone?: string;
  /**
   * Calendar of state holidays and make-up working days. Only a schedule that names one observes it.
   */
  calendar?: string;
  /**
   * Hours by day: mon…sun, ranges such as mon-fri (fri-mon wraps), daily. Keys that name the same day add up; a day not named is closed.
   */
  weekly: {
    [k: string]: Hours;
  };
  /**
   * Hours on state holidays; closed unless given.
   *
   * @minItems 1
   */
  holidays?: TimeRange[];
  /**
   * Whose hours a make-up working day has.
   */
  makeUpAs?: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
  /**
   * Hours of single days.
   */
  exceptions?: {
    [k: string]: Hours;
  };
  /**
   * What holds on days that the calendar does not know yet.
   */
  pastHorizon?: "weekly" | "closed";
}
export interface Recording {
  /**
   * Path of a .wav file, relative to the stack's folder.
   */
  file: string;
}
export interface Rule {
  when?: Condition;
  do: Action;
}
/**
 * All that is named must hold.
 */
export interface Condition {
  /**
   * The schedule is open.
   */
  open?: string;
  /**
   * The caller is in this named area. A caller whose area is unknown is in none.
   */
  from?: string;
}
export interface RingAction {
  /**
   * Bindings to ring.
   *
   * @minItems 1
   */
  ring: Id[];
  strategy?: Strategy;
  /**
   * Recording instead of the ring tone.
   */
  ringback?: string;
  /**
   * Account of the enterprise that is charged (分機計費).
   */
  account?: string;
  /**
   * When nobody answers or nobody can be rung.
   */
  otherwise?: RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
}
export interface MenuAction {
  /**
   * A menu.
   */
  menu: string;
}
export interface QueueAction {
  /**
   * A queue.
   */
  queue: string;
  /**
   * Account of the enterprise that is charged.
   */
  account?: string;
}
export interface AnnounceAction {
  /**
   * A recording; the call ends after it.
   */
  announce: string;
}
export interface RejectAction {
  /**
   * Treatment whose announcement and SIP code the caller gets.
   */
  reject: "blocked" | "limited" | "busy" | "closed" | "suspended" | "capped";
}
export interface Menu {
  /**
   * Recording that says the choices.
   */
  greeting: string;
  /**
   * Action of each key, 0-9, * and #.
   */
  keys?: {
    [k: string]: Action;
  };
  /**
   * Direct dialling: digits to a binding or an action (總機分機).
   */
  extensions?: {
    [k: string]: Extension;
  };
  /**
   * How long to wait for a key.
   */
  timeout?: string;
  /**
   * How often the greeting is said again after no key or a wrong one.
   */
  retries?: number;
  /**
   * Recording after a wrong key.
   */
  invalid?: string;
  /**
   * What happens to the call.
   */
  otherwise?: RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
}
export interface Queue {
  /**
   * @minItems 1
   */
  members: Id[];
  /**
   * Recording while waiting.
   */
  music?: string;
  maxWait?: Duration;
  /**
   * Callers that may wait.
   */
  maxLength?: number;
  announcePosition?: boolean;
  /**
   * What happens to the call.
   */
  otherwise?: RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
}
/**
 * Who gets through, and how often.
 */
export interface Screening {
  /**
   * Exempt from block, callerLimit and shortCalls.
   */
  allow?: Screened[];
  /**
   * Only callers in allow get through.
   */
  allowOnly?: boolean;
  block?: Screened[];
  /**
   * Calls of one caller in a window.
   */
  callerLimit?: {
    calls: number;
    per: Duration;
  };
  /**
   * Blocks a caller after many very short calls.
   */
  shortCalls?: {
    /**
     * Shorter than this is short.
     */
    under: string;
    count: number;
    per: Duration;
    blockFor: Duration;
  };
  /**
   * Calls to this number at the same time.
   */
  maxConcurrent?: number;
}
export interface Limits {
  /**
   * A call is ended after this time.
   */
  maxDuration?: string;
  monthlyCalls?: number;
  /**
   * Yuan a month.
   */
  monthlyCost?: string;
}
/**
 * What a caller gets by reason of the rejection.
 */
export interface Treatments {
  blocked?: Treatment;
  limited?: Treatment;
  busy?: Treatment;
  closed?: Treatment;
  suspended?: Treatment;
  capped?: Treatment;
}
export interface Treatment {
  /**
   * Recording before the call ends.
   */
  announce?: string;
  /**
   * SIP status code.
   */
  sip?: number;
}
/**
 * Emergency switch: until the instant every call gets this action; then it expires by itself.
 */
export interface Override {
  until: Instant;
  do: Action;
}
