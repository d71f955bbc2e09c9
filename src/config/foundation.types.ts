/** Generated from schemas/foundation.schema.json by `npm run types`. */

/**
 * What a stack stands on: cluster, addresses, buckets, DNS zone and roles, as infra/foundation exports them.
 */
export interface Foundation {
  /**
   * Version of this file's format: hotline400/v1.
   */
  apiVersion: "hotline400/v1";
  /**
   * What the file describes: a foundation.
   */
  kind: "Foundation";
  /**
   * AWS region of the bucket, the zone and the roles, for example cn-northwest-1.
   */
  region: string;
  /**
   * The Kubernetes cluster.
   */
  cluster?: {
    /**
     * The cluster's name, for example hotline-production.
     */
    name: string;
  };
  /**
   * The edges' addresses, one entry for each of edge.addresses of platform.yaml.
   *
   * @minItems 1
   */
  edges: EdgeAddress[];
  /**
   * Buckets of S3.
   */
  buckets?: {
    /**
     * Bucket of compiled generations, for example hotline-production-bundles.
     */
    bundles?: string;
    /**
     * Bucket of recordings, for example hotline-production-audio.
     */
    audio?: string;
  };
  /**
   * The hosted zone of Route 53 that holds the edge's domain.
   */
  dns?: {
    /**
     * Name of the zone, for example sip.example.cn.
     */
    zone: string;
    /**
     * Id of the zone, for example Z0123456789ABC.
     */
    zoneId: string;
  };
  /**
   * Roles of IAM by what uses them.
   */
  roles?: {
    /**
     * Role of the edge's pods, which read the bucket of bundles, for example arn:aws-cn:iam::123456789012:role/hotline-production-edge.
     */
    edge?: string;
    /**
     * Role of the job that removes objects of former generations from the bucket of bundles, for example arn:aws-cn:iam::123456789012:role/hotline-production-collect.
     */
    collect?: string;
  };
}
/**
 * A public address and the private one that stands behind it (an Elastic IP is translated one to one).
 */
export interface EdgeAddress {
  /**
   * Address that carriers see, for example 203.0.113.7.
   */
  public: string;
  /**
   * Address that the node's network card has, for example 10.40.1.10.
   */
  private: string;
}
