import { isDeepStrictEqual } from "node:util";
import type { DeploymentPlan } from "#deploy/planned-resource.ts";

/** Resources that a change adds (+), changes (~) or plans no more (-), a line each, sorted by name. */
export function changedResources(base: DeploymentPlan | undefined, head: DeploymentPlan): string[] {
  const old = new Map((base?.resources ?? []).map((each) => [each.name, each]));
  const now = new Map(head.resources.map((each) => [each.name, each]));
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return names.flatMap((name) => {
    const [before, after] = [old.get(name), now.get(name)];
    if (isDeepStrictEqual(before, after)) return [];
    const sign = before === undefined ? "+" : after === undefined ? "-" : "~";
    return [`${sign} ${(after ?? before)?.type} ${name}`];
  });
}
