/** Generated from charts/edge/values.schema.json by `npm run types`. */

export type Name = string;
export type Port = number;
export type Id = number;

/**
 * Values of the chart `edge`.
 */
export interface EdgeValues {
  /**
   * The images that run, each by its digest.
   */
  images: {
    /**
     * Kamailio and rtpengine.
     */
    edge: string;
    /**
     * The agent.
     */
    hotline: string;
    /**
     * When an image is pulled.
     */
    pullPolicy?: "Always" | "IfNotPresent" | "Never";
    /**
     * Names of Secrets with the registry's credentials.
     */
    pullSecrets?: Name[];
  };
  /**
   * Addresses of the edges: one node each. A node takes the one whose private (or only) address it has.
   *
   * @minItems 1
   * @maxItems 64
   */
  edges: EdgeAddress[];
  /**
   * Where the agents take generations from.
   */
  store?: {
    /**
     * configmaps of this namespace, or a bucket: s3.
     */
    kind?: "configmaps" | "s3";
    /**
     * Name of the ConfigMap that names the generation.
     */
    pointer?: string;
    /**
     * The bucket.
     */
    s3?: {
      bucket: string;
      prefix?: string;
      region?: string;
      /**
       * URL of a server that is not Amazon's.
       */
      endpoint?: string;
      /**
       * The bucket in the path, not in the host's name.
       */
      pathStyle?: boolean;
    };
  };
  /**
   * Name of the Secret whose keys are the names of secrets, `edge-key` among them. The operator makes it.
   */
  secrets?: string;
  /**
   * How objects of former generations are removed.
   */
  collect?: {
    enabled?: boolean;
    /**
     * How long an object stays that the pointer does not reach.
     */
    keep?: string;
    /**
     * When, as cron says it.
     */
    schedule?: string;
    /**
     * Zone of the schedule.
     */
    timeZone?: string;
    annotations?: Texts;
  };
  /**
   * SIP, on the host's network.
   */
  sip?: {
    port?: Port;
    tlsPort?: Port;
    /**
     * Processes that take SIP.
     */
    workers?: number;
  };
  /**
   * rtpengine, which carries speech.
   */
  relay?: {
    /**
     * false where all trunks say `media: direct`.
     */
    enabled?: boolean;
    /**
     * UDP ports of speech, both inclusive.
     */
    ports?: {
      from: Port;
      to: Port;
    };
    control?: Port;
    reports?: Port;
    /**
     * Addresses of speech, where they are not those of SIP: one of each node.
     *
     * @minItems 1
     * @maxItems 64
     */
    edges?: EdgeAddress[];
  };
  /**
   * The node agent's HTTP: health, metrics and, from the node alone, drain.
   */
  agent?: {
    /**
     * Where it listens.
     */
    address?: string;
    port?: Port;
  };
  /**
   * How a node is emptied before it stops.
   */
  drain?: {
    /**
     * How long it waits for its calls to end, in seconds.
     */
    graceSeconds?: number;
  };
  /**
   * What a node is to have room for; requests, limits and Kamailio's memory follow from it.
   */
  sizes?: {
    /**
     * Numbers.
     */
    numbers?: number;
    /**
     * Bytes of a number's line on average.
     */
    lineBytes?: number;
    /**
     * Calls at a time.
     */
    calls?: number;
    /**
     * Room for call events, in MiB.
     */
    spoolMebibytes?: number;
  };
  /**
   * A volume that keeps the node's folder when its pod is replaced.
   */
  claim?: {
    enabled?: boolean;
    /**
     * Without it, the cluster's default.
     */
    storageClass?: string;
    /**
     * Its size in MiB, which cannot be changed in place.
     */
    mebibytes?: number;
  };
  /**
   * User and group of all processes.
   */
  runAs?: {
    user?: Id;
    group?: Id;
  };
  /**
   * The agent's account.
   */
  serviceAccount?: {
    annotations?: Texts;
  };
  /**
   * Where and beside what pods run.
   */
  pod?: {
    annotations?: Texts;
    labels?: Texts;
    nodeSelector?: Texts;
    tolerations?: {
      key?: string;
      operator?: "Equal" | "Exists";
      value?: string;
      effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
      tolerationSeconds?: number;
    }[];
    priorityClassName?: string;
  };
  /**
   * PodMonitor, PrometheusRule and dashboard; the Prometheus operator must be there.
   */
  monitoring?: {
    enabled?: boolean;
    labels?: Texts;
    /**
     * How often a node is asked.
     */
    intervalSeconds?: number;
    dashboardLabels?: Texts;
  };
  global?: unknown;
}
/**
 * An address that carriers know, and the node's own where that is translated one to one.
 */
export interface EdgeAddress {
  /**
   * What carriers know.
   */
  public: string;
  /**
   * What the node has.
   */
  private?: string;
}
export interface Texts {
  [k: string]: string;
}
