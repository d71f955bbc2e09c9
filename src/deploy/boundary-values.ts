/** So many addresses, of which those of another net differ. */
const addresses = (count: number, net = 0) =>
  Array.from({ length: count }, (_, i) => `10.${net}.${i >> 8}.${i & 255}`);

const edges = (count: number) =>
  addresses(count).map((address, i) => ({ public: address, private: addresses(count, 1)[i] }));

const image = (name: string) => `${name}@sha256:${"5".repeat(64)}`;
const images = [
  ...[image("edge"), image("r.example.cn:5000/a/edge:1.2"), image("edge@1"), image("Edge"), "edge:1.2"],
  ...[image("e".repeat(401)), image("e".repeat(402)), image("e".repeat(440))],
];
const names = ["a", "1e3", "a-b", "a.b", "A", "-", "a".repeat(63), "a".repeat(64), "a".repeat(254)];
const durations = [
  "1s",
  "1440m",
  "1441m",
  "24h",
  "25h",
  "86400s",
  "86401s",
  "168h",
  "596524h",
  "999999h",
  "0h",
];
const ports = [1023, 1024, 1026, 30_000, 40_000, 65_534, 65_535, 65_536];
const role = (name: string) => `arn:aws-cn:iam::123456789012:role/${name}`;
const secret = { secret: "a" };

/**
 * For tests: values of each key of `cluster` and `edge` in platform.yaml, at the bounds that it may have and beyond them.
 */
export const PLATFORM_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  "cluster.kubernetes": ["1.9", "1.31", "1.32", "1.36", "1.100", "2.1", "1.36.2"],
  "cluster.namespace": names,
  "cluster.images.edge": images,
  "cluster.images.hotline": images,
  "cluster.bundles.store": ["configmaps", "s3", "ftp"],
  "cluster.bundles.keep": durations,
  "cluster.secrets": names,
  "cluster.edge.workers": [0, 1, 64, 65],
  "cluster.edge.grace": durations,
  "cluster.edge.pool": names,
  "cluster.dns.kind": ["zone-file", "route53"],
  "cluster.dns.ttl": durations,
  "cluster.claim.storageClass": names,
  "cluster.claim.mebibytes": [0, 63, 64, 1023, 1024, 16_777_216, 16_777_217],
  "cluster.monitoring": [true, false],
  "edge.domain": ["sip.example.cn", "a..b"],
  "edge.addresses": [
    ...[[], addresses(1), addresses(64), addresses(65), addresses(300), ["10.0.0.1", "10.0.0.1"]],
    ...[["2001:db8::1"], ["::ffff:10.0.0.1"], ["10.0.0.256"], ["sip.example.cn"]],
  ],
  "edge.media.addresses": [[], addresses(1, 2), addresses(64, 2), addresses(65, 2), ["10.2.0.1", "10.2.0.1"]],
  "edge.media.ports.from": ports,
  "edge.media.ports.to": ports,
  "edge.media.silentAfter": durations,
  "edge.trunkOrder": ["weight", "cost"],
  "edge.tls": [{ certificate: secret, key: secret, targetCa: secret }],
};

/** For tests: the same of foundation.yaml. */
export const FOUNDATION_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  region: ["cn-north-1", "us-gov-west-1", "Ningxia", "r".repeat(65)],
  "cluster.name": ["hotline"],
  edges: [[], edges(1), edges(64), edges(65), [...edges(1), ...edges(1)]],
  "buckets.bundles": [...names, "a.b-c", "abc"],
  "buckets.audio": ["audio"],
  "dns.zone": ["sip.local.example"],
  "dns.zoneId": ["Z0"],
  "roles.edge": [role("edge"), role("r".repeat(512)), role("a b"), "edge"],
  "roles.collect": [role("collect"), role("r".repeat(513))],
};
