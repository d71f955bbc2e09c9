/** Generated from schemas/platform.schema.json by `npm run types`. */

export type Id = string;
export type SegmentPrefix = string;
/**
 * An area code such as "0755" or a province such as guangdong.
 */
export type Area = string;
export type IpAddress = string;
/**
 * Price of a call, and what starts the charge.
 */
export type Tariff = FlatTariff | BandedTariff;
export type ChargedFrom = "caller-answer" | "target-answer";
export type Money = string;
export type Duration = string;
/**
 * A minimum-consumption package, or a flat fee for calls delivered over SIP alone.
 */
export type Package = MinimumPackage | UnlimitedPackage;

/**
 * What all enterprises of a stack share: carriers, segments, trunks, tariffs, defaults, edge.
 */
export interface Platform {
  /**
   * Version of this file's format.
   */
  apiVersion: "hotline400/v1";
  kind: "Platform";
  metadata: {
    id: Id;
    name: string;
  };
  /**
   * Default zone of schedules.
   */
  timeZone?: string;
  /**
   * Calendar by which working days (lead times) are counted.
   */
  calendar?: string;
  carriers: {
    [k: string]: Carrier;
  };
  defaults: Defaults;
  /**
   * @minItems 1
   */
  segments: Segment[];
  /**
   * @minItems 1
   */
  trunks: Trunk[];
  /**
   * How many times the trunks' capacity the numbers' maxConcurrent may add up to before a warning.
   */
  overbooking?: number;
  tariffs: {
    [k: string]: Tariff;
  };
  packages?: {
    [k: string]: Package;
  };
  /**
   * What the caller pays their own operator (主被叫分攤).
   */
  callerShare: {
    perMinute: Money;
    increment: Increment;
  };
  compliance?: {
    /**
     * What missing or expired evidence is.
     */
    evidence?: "off" | "warn" | "error";
  };
  /**
   * Prefixes of virtual-operator numbers, which cannot be bound.
   */
  virtualPrefixes?: string[];
  edge: Edge;
  /**
   * Named consents to single dangerous changes.
   */
  acknowledgements?: {
    change: string;
    subject: string;
    /**
     * Digest of the old value.
     */
    was: string;
  }[];
}
export interface Carrier {
  name: string;
}
/**
 * What an enterprise file leaves out.
 */
export interface Defaults {
  tariff: Id;
  seller?: "hall" | "agent";
  platform?: "forwarding" | "intelligent-network";
  ring?: string;
  strategy?: "sequential" | "random" | "round-robin" | "weighted" | "simultaneous";
}
/**
 * A range of 400 numbers, its carrier, and who may sell it.
 */
export interface Segment {
  prefix: SegmentPrefix;
  carrier: Id;
  /**
   * nationwide: agents open the whole segment; regional: they are tied to a region and a sub-segment.
   */
  agents: "nationwide" | "regional";
  /**
   * @minItems 1
   */
  regions?: {
    prefix: SegmentPrefix;
    /**
     * @minItems 1
     */
    areas: Area[];
  }[];
}
/**
 * A carrier's SIP interconnection.
 */
export interface Trunk {
  id: Id;
  carrier: Id;
  /**
   * Host and port of the carrier's edge.
   */
  host: string;
  transport?: "udp" | "tcp" | "tls";
  auth: AddressAuth | RegisterAuth;
  /**
   * Where the called number stands in the carrier's INVITE, and what it is.
   */
  delivers: {
    /**
     * hotline: the 400 number itself; did: the fixed-line number behind it.
     */
    number: "hotline" | "did";
    at: "request-uri" | "to" | "diversion";
    format: "plain" | "national" | "e164";
  };
  /**
   * Caller identity of forwarded legs.
   */
  callerId: "original" | "did" | "fixed";
  /**
   * The number for fixed, and for did where a number has none.
   */
  callerIdNumber?: string;
  diversion?: "none" | "diversion" | "history-info";
  media?: "anchored" | "direct";
  /**
   * How long the carrier keeps an unanswered call.
   */
  maxUnanswered?: string;
  /**
   * Format of called numbers we send.
   */
  numberFormat?: "national" | "e164";
  /**
   * Simultaneous calls.
   */
  capacity: number;
  /**
   * Lower is tried first.
   */
  priority?: number;
  /**
   * Share among trunks of the same priority.
   */
  weight?: number;
  /**
   * Yuan per minute.
   */
  cost?: string;
}
/**
 * The carrier knows us, and we it, by address.
 */
export interface AddressAuth {
  kind: "address";
  /**
   * @minItems 1
   */
  addresses: IpAddress[];
}
/**
 * We register with the carrier; its calls come from its host.
 */
export interface RegisterAuth {
  kind: "register";
  username: string;
  realm: string;
  /**
   * Never the password itself: the name of a secret.
   */
  password: {
    secret: Id;
  };
}
/**
 * One price for all callers.
 */
export interface FlatTariff {
  chargedFrom: ChargedFrom;
  perMinute: Money;
  increment: Increment;
}
/**
 * Billing increment: the first and every further started one.
 */
export interface Increment {
  first: Duration;
  next: Duration;
}
/**
 * Price by the caller's area against the contract's city; the first band that fits.
 */
export interface BandedTariff {
  chargedFrom: ChargedFrom;
  /**
   * @minItems 1
   */
  bands: {
    /**
     * local: the contract's city; province: its province; any: everybody.
     */
    callers: "local" | "province" | "any";
    perMinute: Money;
    increment: Increment;
  }[];
}
export interface MinimumPackage {
  monthly: Money;
  includedMinutes: number;
  /**
   * Tariff after the included minutes.
   */
  then: string;
}
export interface UnlimitedPackage {
  monthly: Money;
  unlimited: true;
  /**
   * Only sip can be flat: on the phone network every minute costs interconnect settlement.
   */
  delivery?: "sip" | "phone";
}
export interface Edge {
  /**
   * SIP domain of the platform.
   */
  domain: string;
  /**
   * Public signalling addresses, which carriers put on their allow-lists.
   *
   * @minItems 1
   */
  addresses: IpAddress[];
}
