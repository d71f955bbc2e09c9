import { choices } from "./choices.ts";
import type { Messages } from "./message.ts";
import { shown } from "./shown.ts";

/** Why the foundation has not what the platform needs of it. */
const lacks = (file: boolean, what: string) =>
  file ? `foundation.yaml has no ${what}` : `there is no foundation.yaml beside this file to name a ${what}`;

/** What the rules say about the cluster, the foundation, and secrets. */
export const deploymentMessages = {
  "secret-in-clear": {
    severity: "error",
    summary: "A secret stands in clear text",
    message: (p: { what: string }) => `${p.what} stands here in clear text, where everybody can read it`,
    help: (p: { due: "reference" | "name" | "object" | "nothing" }) =>
      `${placeOf[p.due]}; and change the secret itself: what was committed is known`,
  },
  "image-not-by-digest": {
    severity: "error",
    summary: "An image is not named by its digest",
    message: (p: { image: string }) =>
      `${shown(p.image)} may be another image tomorrow: it is not named by its digest`,
    help: (p: { image: string }) => {
      const name = p.image.replace(/@.*$/, "");
      const short = shown(name);
      return `write ${short}@sha256: and its 64 hexadecimal digits, which docker buildx imagetools inspect ${short} prints`;
    },
  },
  "time-too-long": {
    severity: "error",
    summary: "A time is longer than a cluster, or a name server, can keep",
    message: (p: { owner: string; found: string; most: string }) =>
      `${p.owner} is at most ${p.most}, but here ${p.found}`,
    help: (p: { why: "grace" | "ttl"; most: string }) => `write ${p.most} or less: ${longTime[p.why]}`,
  },
  "media-addresses": {
    severity: "error",
    summary: "A cluster's edges have not one media address each",
    message: (p: { media: number; edges: number }) =>
      `in a cluster each edge node has one media address: here ${p.media === 1 ? "is 1" : `are ${p.media}`} for ${p.edges} edge${p.edges === 1 ? "" : "s"}`,
    help: () =>
      "leave media.addresses out where speech goes by edge.addresses, else give one for each of them",
  },
  "unknown-region": {
    severity: "error",
    summary: "A region of AWS does not exist",
    message: (p: { region: string }) => `AWS has no region ${shown(p.region)}`,
    help: (p: { near: string }) =>
      `${p.near === "" ? "" : `did you mean ${p.near}? `}in China there are cn-north-1 and cn-northwest-1; elsewhere they are named as in ap-southeast-1`,
  },
  "wrong-partition": {
    severity: "error",
    summary: "A role is of another partition of AWS than the region",
    message: (p: { own: string; partition: string; region: string }) =>
      `this role is of the partition ${p.own}, but ${p.region} is in ${p.partition}`,
    help: (p: { partition: string }) => `name a role that begins with arn:${p.partition}:iam::`,
  },
  "edge-repeated": {
    severity: "error",
    summary: "Two edges have the same address",
    message: (p: { address: string; first: number }) =>
      `the address ${p.address} is taken by edge ${p.first} of this file`,
    help: () => "give each edge a public and a private address of its own",
  },
  "no-bundle-bucket": {
    severity: "error",
    summary: "Generations go to S3, and there is no bucket for them",
    message: (p: { file: boolean }) => `generations are to go to S3, and ${lacks(p.file, "bucket for them")}`,
    help: () =>
      "add buckets: { bundles: NAME } to foundation.yaml, as infra/foundation exports it, or write store: configmaps",
  },
  "no-zone": {
    severity: "error",
    summary: "Records go to Route 53, and there is no zone for them",
    message: (p: { file: boolean }) => `records are to go to Route 53, and ${lacks(p.file, "zone for them")}`,
    help: () =>
      "add dns: { zone: NAME, zoneId: ID } to foundation.yaml, as infra/foundation exports it, or write kind: zone-file",
  },
  "domain-outside-zone": {
    severity: "error",
    summary: "The edge's domain lies outside the foundation's zone",
    message: (p: { domain: string; zone: string }) =>
      `${p.domain} does not lie in ${p.zone}, the zone of foundation.yaml: nobody would find its records there`,
    help: (p: { zone: string }) => `take ${p.zone} or a name below it, or the zone in which the domain lies`,
  },
  "edge-not-in-foundation": {
    severity: "error",
    summary: "An edge's address is not among the foundation's",
    message: (p: { address: string }) => `no edge of foundation.yaml has the public address ${p.address}`,
    help: (p: { near: string; valid: readonly string[] }) =>
      choices(p.valid, p.near === "" ? undefined : p.near, "its addresses"),
  },
  "edge-not-in-platform": {
    severity: "error",
    summary: "An address of the foundation is no edge's",
    message: (p: { address: string }) => `${p.address} is not among edge.addresses of platform.yaml`,
    help: () =>
      "add it there, so that carriers and callers know it, or remove it from the foundation: the edges of both are the same",
  },
} as const satisfies Messages;

/** How a secret is named instead, by what is due where it stands. */
const placeOf = {
  reference:
    "write { secret: NAME } and keep the value under that name in the cluster's Secret, or in a file on one machine",
  name: "write the secret's name, for example trunk-telecom-shenzhen, under which the cluster's Secret holds the value",
  object:
    "write the name of a Secret, for example hotline-secrets, which its operator makes in the cluster and fills",
  nothing: "remove it: no secret is wanted here",
} as const;

/** What a long time does. */
const longTime = {
  grace: "while a node waits for its calls, no other node is replaced",
  ttl: "who remembers a record for so long does not hear of another address",
} as const;
