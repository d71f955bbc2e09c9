/** Generated from schemas/enterprise.schema.json by `npm run types`. */

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
 * An area code such as "0755", a province such as guangdong, or a city such as shenzhen.
 */
export type Area = string;
/**
 * What happens to the call.
 *
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^[0-9*#]$".
 */
export type Action = RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
export type Id = string;
/**
 * sequential: always from the first; random: shuffled; round-robin: takes turns; weighted: by the bindings' weights; simultaneous: all at once. Left out, the platform's default holds.
 */
export type Strategy = "sequential" | "random" | "round-robin" | "weighted" | "simultaneous";
/**
 * Reason of a rejection.
 */
export type TreatmentName = "blocked" | "limited" | "busy" | "closed" | "suspended" | "capped";
/**
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^[0-9]{2,8}$".
 */
export type Extension = Id | RingAction | MenuAction | QueueAction | AnnounceAction | RejectAction;
/**
 * A number, a prefix with *, area:CODE, or anonymous.
 */
export type Screened = string;

/**
 * One 400 number and all that happens to its calls: the file an enterprise's administrator changes in a pull request.
 */
export interface Enterprise {
  /**
   * Version of this file's format: hotline400/v1.
   */
  apiVersion: "hotline400/v1";
  /**
   * What the file describes: an enterprise.
   */
  kind: "Enterprise";
  metadata: Metadata;
  /**
   * The 400 number: ten digits in quotes, for example "4008201615".
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
   * Opening hours by name, for example office.
   */
  schedules?: {
    [k: string]: Schedule;
  };
  /**
   * Groups of caller areas by name, for example south: ["0755", guangdong].
   */
  areas?: {
    /**
     * @minItems 1
     */
    [k: string]: Area[];
  };
  /**
   * Recordings by name, for example welcome.
   */
  audio?: {
    [k: string]: Recording;
  };
  /**
   * Recording that callers hear instead of the ring tone until somebody answers (彩鈴), by its name in audio.
   */
  ringback?: string;
  /**
   * Rules in order; the first that fits the moment and the caller decides. Without it all bindings are rung.
   *
   * @minItems 1
   */
  answer?: Rule[];
  /**
   * Switchboards by name (多級彩鈴): a greeting, and what each key does.
   */
  menus?: {
    [k: string]: Menu;
  };
  /**
   * Waiting queues by name (佇列接通): callers hear music until a phone is free.
   */
  queues?: {
    [k: string]: Queue;
  };
  screening?: Screening;
  limits?: Limits;
  treatments?: Treatments;
  override?: Override;
}
/**
 * Who the file is about.
 */
export interface Metadata {
  /**
   * The enterprise's name in the platform, unique in the stack, for example flowers.
   */
  id: string;
  /**
   * The enterprise's name as people write it, for example 北京鮮花速遞.
   */
  name: string;
  holder?: Holder;
  /**
   * Who reviews changes of this file, as in CODEOWNERS, for example @acme/telephony.
   */
  owners?: string[];
}
/**
 * The organisation that holds the number. Private persons cannot hold one.
 */
export interface Holder {
  /**
   * What kind of organisation it is.
   */
  kind: "company" | "institution" | "government" | "association" | "sole-trader";
  /**
   * Unified social credit code (GB 32100-2015): 18 characters, for example 91440300MA5DA0001J.
   */
  licence: string;
}
/**
 * What was ordered. Everything left out comes from the platform's defaults.
 */
export interface Contract {
  /**
   * forwarding: our nodes forward the calls; intelligent-network: the carrier does, by written order. Left out, the platform's default holds.
   */
  platform?: "forwarding" | "intelligent-network";
  /**
   * hall: opened in a carrier's hall; agent: opened by an agent. Left out, the platform's default holds.
   */
  seller?: "hall" | "agent";
  /**
   * Area code of the city of the contract, in quotes, for example "0755".
   */
  city?: string;
  /**
   * The fixed-line number to which the carrier delivers the calls, for example "0755-26001615"; needed where its trunks deliver DIDs.
   */
  did?: string;
  /**
   * Tariff of the platform by which calls are charged, for example agent-030. Left out, the platform's default holds.
   */
  tariff?: string;
  /**
   * Package of the platform: a monthly sum that includes minutes, for example min-100.
   */
  package?: string;
  /**
   * Day of the order, for example "2026-10-09"; lead times count from it.
   */
  ordered?: string;
  /**
   * Day from which it holds, for example "2026-11-02"; on the intelligent network 15 working days after the order or later.
   */
  effective?: string;
}
/**
 * One phone behind the number (綁定).
 */
export interface Binding {
  /**
   * Its name in this file, for example desk; rules, menus and queues ring it by this name.
   */
  id: string;
  /**
   * Telephone number with its area code, in quotes, for example "010-62345678" or "13901234567".
   */
  phone?: string;
  /**
   * SIP address of the enterprise's own exchange, in place of phone, for example sip:service@pbx.example.cn.
   */
  sip?: string;
  /**
   * Kind of the target; needed only where the number does not tell: phs, trunk (a lead number with many channels), call-center.
   */
  kind?: "landline" | "mobile" | "phs" | "trunk" | "sip" | "call-center";
  /**
   * false takes it out of every group and leaves it in the file.
   */
  enabled?: boolean;
  /**
   * Schedule during which this binding takes part (作息規則); left out, it always does.
   */
  hours?: string;
  /**
   * Calls it can take at the same time, for example 30 on a trunk line.
   */
  channels?: number;
  /**
   * How long it rings before the next is tried, for example 20s. Left out, the platform's default holds.
   */
  ring?: string;
  /**
   * Share in percent in weighted groups; the weights of a group add up to 100.
   */
  weight?: number;
  evidence?: Evidence;
}
/**
 * Proof that the target belongs to the holder or its staff.
 */
export interface Evidence {
  /**
   * What kind of document it is.
   */
  kind: "bill" | "licence" | "pledge" | "certificate";
  /**
   * Reference of the document, for example B-2026-118.
   */
  ref: string;
  /**
   * Last day on which it is valid, for example "2027-03-31"; left out, it does not expire.
   */
  expires?: string;
}
/**
 * Opening hours. For each day the first that speaks wins: exceptions, then the calendar, then weekly.
 */
export interface Schedule {
  /**
   * IANA time zone, for example Asia/Urumqi. Left out, the platform's holds, which is Asia/Shanghai unless it says otherwise.
   */
  timeZone?: string;
  /**
   * Calendar of state holidays and make-up working days: china. Only a schedule that names one observes it.
   */
  calendar?: string;
  /**
   * Hours by day: mon…sun, ranges such as mon-fri (fri-mon wraps), daily. Keys that name the same day add up; a day not named is closed.
   */
  weekly: {
    [k: string]: Hours;
  };
  /**
   * Hours on state holidays, for example ["10:00-15:00"]; closed unless given.
   *
   * @minItems 1
   */
  holidays?: TimeRange[];
  /**
   * Day of the week whose hours a make-up working day has.
   */
  makeUpAs?: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
  /**
   * Hours of single days by date, for example "2026-12-31": closed; they come before the calendar and the week.
   */
  exceptions?: {
    [k: string]: Hours;
  };
  /**
   * What holds on days that the calendar does not know yet: the hours of the week, or closed.
   */
  pastHorizon?: "weekly" | "closed";
}
/**
 * One recording.
 */
export interface Recording {
  /**
   * Path of a .wav file, relative to the stack's folder, for example audio/welcome.wav.
   */
  file: string;
}
/**
 * What happens to the calls that it fits; one without when fits all.
 */
export interface Rule {
  when?: Condition;
  do: Action;
}
/**
 * All that is named must hold.
 */
export interface Condition {
  /**
   * Schedule that must be open, for example office.
   */
  open?: string;
  /**
   * Area that the caller must be in, by its name in areas; a caller whose area is unknown is in none.
   */
  from?: string;
}
export interface RingAction {
  /**
   * Bindings to ring, by their ids, for example [desk, boss].
   *
   * @minItems 1
   */
  ring: Id[];
  strategy?: Strategy;
  /**
   * Recording instead of the ring tone, by its name in audio; left out, the number's own.
   */
  ringback?: string;
  /**
   * Account of the enterprise that is charged (分機計費), for example sales.
   */
  account?: string;
  otherwise?: Action;
}
export interface MenuAction {
  /**
   * Switchboard that takes the call, by its name in menus.
   */
  menu: string;
}
export interface QueueAction {
  /**
   * Queue in which the caller waits, by its name in queues.
   */
  queue: string;
  /**
   * Account of the enterprise that is charged (分機計費), for example sales.
   */
  account?: string;
}
export interface AnnounceAction {
  /**
   * Recording that the caller hears, by its name in audio; the call ends after it.
   */
  announce: string;
}
export interface RejectAction {
  reject: TreatmentName;
}
/**
 * A switchboard (多級彩鈴): it greets and does what the pressed key says.
 */
export interface Menu {
  /**
   * Recording that says the choices, by its name in audio.
   */
  greeting: string;
  /**
   * Action of each key: "0" to "9", "*" and "#", in quotes.
   */
  keys?: {
    [k: string]: Action;
  };
  /**
   * Direct dialling (總機分機): quoted digits to a binding or an action, for example "8001": desk.
   */
  extensions?: {
    [k: string]: Extension;
  };
  /**
   * How long to wait for a key, for example 5s.
   */
  timeout?: string;
  /**
   * How often the greeting is said again after no key or a wrong one.
   */
  retries?: number;
  /**
   * Recording after a wrong key, by its name in audio.
   */
  invalid?: string;
  otherwise?: Action;
}
/**
 * A waiting queue (佇列接通): callers wait until one of its members is free.
 */
export interface Queue {
  /**
   * Bindings that take the calls, by their ids, for example [desk, boss].
   *
   * @minItems 1
   */
  members: Id[];
  /**
   * Recording while waiting, by its name in audio.
   */
  music?: string;
  /**
   * How long a caller waits at most, for example 120s.
   */
  maxWait?: string;
  /**
   * How many callers may wait at the same time.
   */
  maxLength?: number;
  /**
   * Whether callers are told how many wait before them.
   */
  announcePosition?: boolean;
  otherwise?: Action;
}
/**
 * Who gets through, and how often.
 */
export interface Screening {
  /**
   * Callers exempt from block, callerLimit and shortCalls: a number, a prefix with *, "area:0755", anonymous.
   */
  allow?: Screened[];
  /**
   * Only callers in allow get through.
   */
  allowOnly?: boolean;
  /**
   * Callers who are refused: a number, a prefix with * such as "+86170*", "area:0791", anonymous.
   */
  block?: Screened[];
  /**
   * Calls of one caller in a window.
   */
  callerLimit?: {
    /**
     * Calls of one caller that get through in the window.
     */
    calls: number;
    /**
     * Length of the window, for example 1m.
     */
    per: string;
  };
  /**
   * Blocks a caller after many very short calls.
   */
  shortCalls?: {
    /**
     * A call shorter than this is short, for example 6s.
     */
    under: string;
    /**
     * Short calls in the window that block the caller.
     */
    count: number;
    /**
     * Length of the window, for example 10m.
     */
    per: string;
    /**
     * How long the caller is blocked, for example 1h.
     */
    blockFor: string;
  };
  /**
   * Calls to this number at the same time.
   */
  maxConcurrent?: number;
}
/**
 * Caps of the number: how long a call lasts, and what a month brings.
 */
export interface Limits {
  /**
   * A call is ended after this time, for example 2h.
   */
  maxDuration?: string;
  /**
   * Calls in a calendar month; the next ones are rejected as capped.
   */
  monthlyCalls?: number;
  /**
   * Yuan in a calendar month, in quotes, for example "500.00"; then calls are rejected as capped.
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
/**
 * What a rejected caller gets.
 */
export interface Treatment {
  /**
   * Recording before the call ends, by its name in audio.
   */
  announce?: string;
  /**
   * SIP status code, for example 603.
   */
  sip?: number;
}
/**
 * Emergency switch: until the instant every call gets this action; then it expires by itself.
 */
export interface Override {
  /**
   * Instant with its offset, for example "2026-10-01T08:00:00+08:00"; from then on the rules hold again.
   */
  until: string;
  do: Action;
}
