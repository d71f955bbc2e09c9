/** Generated from schemas/platform.schema.json by `npm run types`. */

/**
 * An area code such as "0755", a province such as guangdong, or a city such as shenzhen.
 */
export type Area = string;
export type SourceAddress = string;
/**
 * Price of a call, and what starts the charge.
 */
export type Tariff = FlatTariff | BandedTariff;
/**
 * What starts the charge: caller-answer: also when a menu answers; target-answer: when a binding answers.
 */
export type ChargedFrom = "caller-answer" | "target-answer";
/**
 * A minimum-consumption package, or a flat fee for calls delivered over SIP alone.
 */
export type Package = MinimumPackage | UnlimitedPackage;
export type IpAddress = string;

/**
 * What all enterprises of a stack share: carriers, segments, trunks, tariffs, defaults, edge.
 */
export interface Platform {
  /**
   * Version of this file's format: hotline400/v1.
   */
  apiVersion: "hotline400/v1";
  /**
   * What the file describes: a platform.
   */
  kind: "Platform";
  /**
   * Which platform this is.
   */
  metadata: {
    /**
     * The platform's name, for example local.
     */
    id: string;
    /**
     * The platform's name as people write it, for example 本機平臺.
     */
    name: string;
  };
  /**
   * IANA time zone of schedules that name none, for example Asia/Shanghai.
   */
  timeZone?: string;
  /**
   * Calendar by which working days (lead times) are counted: china.
   */
  calendar?: string;
  /**
   * Carriers by name, for example unicom.
   */
  carriers: {
    [k: string]: Carrier;
  };
  defaults: Defaults;
  /**
   * Ranges of 400 numbers; the longest prefix that fits a number decides.
   *
   * @minItems 1
   */
  segments: Segment[];
  /**
   * SIP interconnections with the carriers.
   *
   * @minItems 1
   */
  trunks: Trunk[];
  /**
   * How many times the trunks' capacity the numbers' maxConcurrent may add up to before a warning.
   */
  overbooking?: number;
  /**
   * Prices of calls by name, for example agent-030.
   */
  tariffs: {
    [k: string]: Tariff;
  };
  /**
   * Packages by name, for example min-100.
   */
  packages?: {
    [k: string]: Package;
  };
  /**
   * What the caller pays their own operator (主被叫分攤).
   */
  callerShare: {
    /**
     * Yuan per minute, in quotes, for example "0.10".
     */
    perMinute: string;
    increment: Increment;
  };
  /**
   * How strictly the rules about holders are enforced.
   */
  compliance?: {
    /**
     * What missing or expired evidence of a binding is: nothing, a warning or an error.
     */
    evidence?: "off" | "warn" | "error";
  };
  /**
   * Prefixes of virtual-operator numbers, which cannot be bound, for example "170".
   */
  virtualPrefixes?: string[];
  edge: Edge;
  cluster?: Cluster;
  /**
   * Named consents to single dangerous changes.
   *
   * Items: Consent to one transition.
   */
  acknowledgements?: {
    /**
     * Kind of the dangerous change, as its refusal prints it.
     */
    change:
      | "number-removed"
      | "number-moved"
      | "number-redelivered"
      | "number-unrouted"
      | "trunk-removed"
      | "trunk-changed"
      | "edge-address-removed"
      | "edge-address-changed"
      | "media-changed"
      | "dns-apex-changed"
      | "namespace-changed"
      | "bundle-store-changed"
      | "claim-changed"
      | "pool-changed"
      | "protection-lost"
      | "base-unplanned";
    /**
     * What is changed, for example a number or a trunk.
     */
    subject: string;
    /**
     * Digest of the old value, as the refusal prints it.
     */
    was: string;
  }[];
}
/**
 * An operator of the phone network.
 */
export interface Carrier {
  /**
   * The carrier's name as people write it, for example 中國聯通.
   */
  name: string;
}
/**
 * What an enterprise file leaves out.
 */
export interface Defaults {
  /**
   * Tariff of contracts that name none, for example agent-030.
   */
  tariff: string;
  /**
   * Seller of contracts that name none: hall (a carrier's hall) or agent.
   */
  seller?: "hall" | "agent";
  /**
   * Platform kind of contracts that name none: forwarding or intelligent-network.
   */
  platform?: "forwarding" | "intelligent-network";
  /**
   * How long a binding rings that does not say, for example 20s.
   */
  ring?: string;
  /**
   * Strategy of groups that name none.
   */
  strategy?: "sequential" | "random" | "round-robin" | "weighted" | "simultaneous";
}
/**
 * A range of 400 numbers, its carrier, and who may sell it.
 */
export interface Segment {
  /**
   * First digits of the numbers, in quotes, for example "4008".
   */
  prefix: string;
  /**
   * Carrier of the numbers, by its name in carriers.
   */
  carrier: string;
  /**
   * nationwide: agents open the whole segment; regional: they are tied to a region and a sub-segment.
   */
  agents: "nationwide" | "regional";
  /**
   * Sub-segments of a regional segment and where they may be sold; without them nobody can tell.
   *
   * @minItems 1
   *
   * Items: A sub-segment and the areas in which it may be sold.
   */
  regions?: {
    /**
     * First digits of the sub-segment, in quotes, for example "4007755".
     */
    prefix: string;
    /**
     * Area codes, provinces or cities in which the contract's city may lie, for example ["0755"].
     *
     * @minItems 1
     */
    areas: Area[];
  }[];
}
/**
 * A carrier's SIP interconnection.
 */
export interface Trunk {
  /**
   * The trunk's name, for example unicom-beijing.
   */
  id: string;
  /**
   * Whose it is, by its name in carriers; only numbers of this carrier arrive over it.
   */
  carrier: string;
  /**
   * Host and port of the carrier's edge, for example "127.0.0.11:5090"; without a port 5060, over TLS 5061.
   */
  host: string;
  /**
   * How SIP is carried.
   */
  transport?: "udp" | "tcp" | "tls";
  /**
   * How the carrier and we know each other: by address, or by registration.
   */
  auth: AddressAuth | RegisterAuth;
  /**
   * Where the called number stands in the carrier's INVITE, and what it is.
   */
  delivers: {
    /**
     * hotline: the 400 number itself; did: the fixed-line number behind it.
     */
    number: "hotline" | "did";
    /**
     * Where the called number stands: in the request URI, the To header, or the Diversion header.
     */
    at: "request-uri" | "to" | "diversion";
    /**
     * How it is written: plain: 4008201615; national: 075526001615; e164: +8675526001615.
     */
    format: "plain" | "national" | "e164";
  };
  /**
   * Caller identity of forwarded legs: original: the caller's own; did: the number's DID; fixed: callerIdNumber.
   */
  callerId: "original" | "did" | "fixed";
  /**
   * The number shown for fixed, and for did where a number has none, for example "0755-26000000".
   */
  callerIdNumber?: string;
  /**
   * Header of forwarded legs that names the 400 number: carriers refuse foreign caller numbers without one.
   */
  diversion?: "none" | "diversion" | "history-info";
  /**
   * anchored: speech goes through our media relay; direct: from carrier to carrier.
   */
  media?: "anchored" | "direct";
  /**
   * How long the carrier keeps an unanswered call, for example 60s.
   */
  maxUnanswered?: string;
  /**
   * How we write called numbers: national: 01062345678; e164: +861062345678.
   */
  numberFormat?: "national" | "e164";
  /**
   * Calls that the trunk carries at the same time, for example 300.
   */
  capacity: number;
  /**
   * Trunks of the lowest number are tried first.
   */
  priority?: number;
  /**
   * Share among trunks of the same priority; a trunk of 60 gets twice the calls of one of 30.
   */
  weight?: number;
  /**
   * Interconnect settlement in yuan per minute, in quotes, for example "0.06".
   */
  cost?: string;
  /**
   * New calls a second that the carrier allows, in each direction, for example 30; without it no limit.
   */
  callsPerSecond?: number;
  /**
   * options: we ask by OPTIONS every few seconds whether it lives; none: for a carrier that forbids it, not over TLS.
   */
  probe?: "options" | "none";
  tls?: TrunkTls;
}
/**
 * The carrier knows us, and we it, by address.
 */
export interface AddressAuth {
  /**
   * address: by the addresses from which its calls come.
   */
  kind: "address";
  /**
   * Addresses from which the carrier's calls come, for example ["127.0.0.11"], or with a port, ["127.0.0.11:5090"].
   *
   * @minItems 1
   */
  addresses: SourceAddress[];
}
/**
 * We register with the carrier; its calls come from its host.
 */
export interface RegisterAuth {
  /**
   * register: by a user name and a password.
   */
  kind: "register";
  /**
   * User name at the carrier, for example hotline.
   */
  username: string;
  /**
   * Domain of the registration, for example ims.example.cn.
   */
  realm: string;
  /**
   * Never the password itself: the name of a secret.
   */
  password: {
    /**
     * Name of the secret that holds the password, for example trunk-telecom-shenzhen.
     */
    secret: string;
  };
}
/**
 * How a trunk over TLS proves who it is, and we to it.
 */
export interface TrunkTls {
  /**
   * Whether the carrier's certificate must be valid and name its host; false only while testing.
   */
  verify?: boolean;
  ca?: SecretReference;
  client?: Certificate;
}
/**
 * Never the secret itself: its name.
 */
export interface SecretReference {
  /**
   * Name of the secret, for example sip-ca.
   */
  secret: string;
}
/**
 * A certificate and its key.
 */
export interface Certificate {
  certificate: SecretReference;
  key: SecretReference;
}
/**
 * One price for all callers.
 */
export interface FlatTariff {
  chargedFrom: ChargedFrom;
  /**
   * Yuan per minute, in quotes, for example "0.30".
   */
  perMinute: string;
  increment: Increment;
}
/**
 * Billing increment: the first and every further started one.
 */
export interface Increment {
  /**
   * First billed stretch of a call, for example 60s.
   */
  first: string;
  /**
   * Every further started stretch, for example 6s.
   */
  next: string;
}
/**
 * Price by the caller's area against the contract's city; the first band that fits.
 */
export interface BandedTariff {
  chargedFrom: ChargedFrom;
  /**
   * Prices by distance; the first whose callers fit holds.
   *
   * @minItems 1
   *
   * Items: The price for callers of one distance.
   */
  bands: {
    /**
     * local: the contract's city; province: its province; any: everybody.
     */
    callers: "local" | "province" | "any";
    /**
     * Yuan per minute, in quotes, for example "0.10".
     */
    perMinute: string;
    increment: Increment;
  }[];
}
/**
 * A monthly sum that includes minutes.
 */
export interface MinimumPackage {
  /**
   * Yuan a month, in quotes, for example "100.00".
   */
  monthly: string;
  /**
   * Minutes that the monthly sum includes, for example 400.
   */
  includedMinutes: number;
  /**
   * Tariff after the included minutes, for example agent-030.
   */
  then: string;
}
/**
 * A flat fee, for calls delivered over SIP alone.
 */
export interface UnlimitedPackage {
  /**
   * Yuan a month, in quotes, for example "300.00".
   */
  monthly: string;
  /**
   * true: calls cost nothing more.
   */
  unlimited: true;
  /**
   * Only sip can be flat: on the phone network every minute costs interconnect settlement.
   */
  delivery?: "sip" | "phone";
}
/**
 * The platform's SIP edge, as carriers see it.
 */
export interface Edge {
  /**
   * SIP domain of the platform, for example sip.local.example.
   */
  domain: string;
  /**
   * Public signalling addresses, which carriers put on their allow-lists, for example ["127.0.0.1"].
   *
   * @minItems 1
   * @maxItems 64
   */
  addresses: IpAddress[];
  /**
   * Where speech goes through the edge, on trunks that do not say media: direct.
   */
  media?: {
    /**
     * Public media addresses, for the carriers' allow-lists, for example ["127.0.0.1"]; without, the signalling addresses.
     *
     * @minItems 1
     * @maxItems 64
     */
    addresses?: IpAddress[];
    /**
     * UDP ports of media: an anchored call takes four, and four more for each target that rings beside another.
     */
    ports?: {
      /**
       * The first port, an even one, for example 30000.
       */
      from: number;
      /**
       * The last port, for example 39999.
       */
      to: number;
    };
    /**
     * A call in which neither side has sent speech for so long has ended without telling us; hold is no silence.
     */
    silentAfter?: string;
  };
  /**
   * Which trunk of a priority a call leaves by: weight: drawn by weight; cost: the cheapest, then by weight.
   */
  trunkOrder?: "weight" | "cost";
  tls?: EdgeTls;
}
/**
 * The certificate that the edge shows to carriers and SIP targets over TLS, and whom it trusts among the latter.
 */
export interface EdgeTls {
  certificate: SecretReference;
  key: SecretReference;
  targetCa?: SecretReference;
}
/**
 * How the platform runs on Kubernetes; without it, on one machine only.
 */
export interface Cluster {
  /**
   * The cluster's version of Kubernetes, from 1.32 on, for which the charts are rendered, in quotes, for example "1.36".
   */
  kubernetes: string;
  /**
   * Namespace of all objects, for example hotline.
   */
  namespace?: string;
  /**
   * The images that run, each by its digest: what was reviewed is what runs.
   */
  images: {
    /**
     * Kamailio and rtpengine, for example registry.example.cn/hotline/edge@sha256: and 64 hexadecimal digits.
     */
    edge: string;
    /**
     * The agent, for example registry.example.cn/hotline/hotline@sha256: and 64 hexadecimal digits.
     */
    hotline: string;
  };
  /**
   * Where the nodes' agents take the compiled generation from.
   */
  bundles?: {
    /**
     * configmaps: the cluster itself, up to 400 KiB in all; s3: the bucket for bundles in foundation.yaml.
     */
    store: "configmaps" | "s3";
    /**
     * How long an object of a former generation stays that no pointer reaches, for a roll back, for example 168h. A daily job removes it then; in a bucket, where foundation.yaml has roles.collect.
     */
    keep?: string;
  };
  /**
   * Name of the Secret whose keys are the names of secrets (edge-key, trunks' passwords, certificates); its operator makes it, never this platform.
   */
  secrets?: string;
  /**
   * How an edge node runs.
   */
  edge?: {
    /**
     * Processes of a node that take SIP, for example 4.
     */
    workers?: number;
    /**
     * How long a node that is emptied waits for its calls to end, for example 2h.
     */
    grace?: string;
    /**
     * Pool of the edges' nodes, which have the label and the taint hotline400.io/pool of this value, for example edge. Each stack of a cluster has its own.
     */
    pool?: string;
  };
  /**
   * Who answers for the edge's domain (NAPTR, SRV and A records).
   */
  dns?: {
    /**
     * zone-file: a file for any name server; route53: records in the zone of foundation.yaml.
     */
    kind: "zone-file" | "route53";
    /**
     * How long others may remember a record, for example 300s.
     */
    ttl?: string;
  };
  /**
   * A volume for each node's folder, which keeps call events that nobody has shipped when its pod is replaced; without it the folder goes with the pod. It cannot be changed in place.
   */
  claim?: {
    /**
     * StorageClass of the volumes, for example gp3; the cluster's default where it is left out.
     */
    storageClass?: string;
    /**
     * Size of each volume in MiB, for example 20480: 10 GiB for call events, and 2 GiB for each 100,000 numbers.
     */
    mebibytes?: number;
  };
  /**
   * Whether the cluster gets PodMonitors, PrometheusRules and the dashboard; the Prometheus operator must be there.
   */
  monitoring?: boolean;
}
