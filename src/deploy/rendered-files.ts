import type { Platform } from "../config/platform.types.ts";
import { allowList } from "./allow-list.ts";
import { allowListCsv } from "./allow-list-csv.ts";
import { applyStage } from "./apply-stage.ts";
import { canonicalYaml } from "./canonical-yaml.ts";
import { dnsRecords } from "./dns-records.ts";
import type { DeploymentPlan, PlannedResource } from "./planned-resource.ts";
import { zoneFile } from "./zone-file.ts";

const HEADER = "# Written by hotline render; what is changed here is lost.\n";

/** How the files of a rendering begin: by this the next one knows its own. */
const BEGINNINGS = [HEADER, "; Records of the SIP domain ", "trunk,direction,purpose,protocol,"];

/**
 * A plan as files, by path: `kubernetes/NN-kind-name.yaml`, an object each, whose names sort as they are applied;
 * `cloud.yaml` with the resources of the cloud, where there are any; `hotline.zone` where another name server answers
 * for the domain; `allow-list.csv`. A file depends on what it holds alone.
 */
export function renderedFiles(
  { resources }: DeploymentPlan,
  platform: Platform,
): ReadonlyMap<string, string> {
  const files = resources.filter(isKubernetes).map((resource): [string, string] => {
    const stage = String(applyStage(resource)).padStart(2, "0");
    return [`kubernetes/${stage}-${resource.name}.yaml`, HEADER + canonicalYaml(resource.inputs)];
  });
  const cloud = resources
    .filter((resource) => !isKubernetes(resource))
    .toSorted((a, b) => (a.type + a.name < b.type + b.name ? -1 : 1))
    .map(({ type, name, inputs, options }) => ({ type, name, inputs, options: { ...options } }));
  if (cloud.length > 0) files.push(["cloud.yaml", HEADER + canonicalYaml(cloud)]);
  if (platform.cluster?.dns?.kind !== "route53")
    files.push(["hotline.zone", zoneFile(platform.edge.domain, dnsRecords(platform))]);
  files.push(["allow-list.csv", allowListCsv(allowList(platform))]);
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a file's text is that of a rendering. */
export function isRendered(text: string): boolean {
  return BEGINNINGS.some((beginning) => text.startsWith(beginning));
}

function isKubernetes({ type }: PlannedResource): boolean {
  return type.startsWith("kubernetes:");
}
