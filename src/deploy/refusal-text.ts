import type { Refusal } from "./refusal.ts";

const KIB = 1024;

/** A refusal as a sentence with its remedy. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case "no-cluster":
      return "platform.yaml has no cluster: without one the platform runs on one machine only (hotline up)";
    case "no-bucket":
      return "cluster.bundles.store is s3, but foundation.yaml names no bucket in buckets.bundles; name it, or take store: configmaps";
    case "no-zone":
      return "cluster.dns.kind is route53, but foundation.yaml names no zone in dns.zoneId; name it, or take kind: zone-file";
    case "bundle-too-large": {
      const { bytes, limit } = refusal;
      const size = `${Math.ceil(bytes / KIB)} KiB, more than the ${limit / KIB} KiB that ConfigMaps are for`;
      return `the generation takes ${size}; set cluster.bundles.store to s3, and buckets.bundles in foundation.yaml`;
    }
    case "helm-missing":
      return "helm is missing; install it (go install helm.sh/helm/v4/cmd/helm@v4.3.1, or your distribution's package) and see that it is on PATH";
    case "helm-failed":
      return `helm could not render the chart: ${refusal.said}`;
    case "chart-output":
      return `${refusal.chart}: ${refusal.problem}`;
  }
}
