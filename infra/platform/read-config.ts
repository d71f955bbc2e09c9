import { nearestIn } from "../../src/config/rules/nearest.ts";

/** What a stack's configuration may say; everything else stands in the stack's folder. */
export interface PlatformConfig {
  /** Folder of the stack, absolute or from the top of the repository: `stacks/production`. */
  readonly stack: string;
  /** Name of the foundation's Pulumi stack, whose outputs foundation.yaml must say. */
  readonly foundation?: string;
  /** How the cluster is reached, the whole file; without it kubectl's own chain is used. */
  readonly kubeconfig?: string;
}

const PROJECT = "hotline";
const SECRETS: ReadonlySet<string> = new Set(["kubeconfig"]);
const KEYS = ["stack", "foundation", "kubeconfig"];

/**
 * Reads the configuration of a stack, or says everything that is wrong with it, a sentence each with its remedy. No
 * value is in a sentence: it may be a secret.
 *
 * @param all values by whole key, such as `hotline:stack`
 * @param secrets whole keys whose values are encrypted in the configuration's file
 */
export function readConfig(
  all: Readonly<Record<string, string>>,
  secrets: ReadonlySet<string>,
): PlatformConfig | readonly string[] {
  const problems = [
    ...Object.keys(all).toSorted().flatMap(unknownKey),
    ...KEYS.flatMap((key) => clearOrEmpty(key, all[`${PROJECT}:${key}`], secrets.has(`${PROJECT}:${key}`))),
  ];
  const stack = all[`${PROJECT}:stack`];
  if (stack === undefined)
    problems.push(
      "hotline:stack is missing: name the stack's folder, for example: pulumi config set hotline:stack stacks/production",
    );
  if (stack === undefined || problems.length > 0) return problems;
  const foundation = all[`${PROJECT}:foundation`];
  const kubeconfig = all[`${PROJECT}:kubeconfig`];
  return {
    stack,
    ...(foundation === undefined ? {} : { foundation }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
  };
}

function unknownKey(whole: string): string[] {
  const colon = whole.indexOf(":");
  const project = whole.slice(0, colon);
  const key = whole.slice(colon + 1);
  // The engine's own settings.
  if (project === "pulumi") return [];
  if (project !== PROJECT)
    return [
      `${whole} is set, but nothing reads it: the cluster and the region are those of the stack's folder, credentials come by the environment; pulumi config rm ${whole}`,
    ];
  if (KEYS.includes(key)) return [];
  const near = nearestIn(KEYS)(key);
  const meant = near === "" ? `there are ${KEYS.join(", ")}` : `did you mean hotline:${near}?`;
  return [`${whole} is not known: ${meant}; pulumi config rm ${whole}`];
}

function clearOrEmpty(key: string, value: string | undefined, isSecret: boolean): string[] {
  if (value === undefined) return [];
  if (value.trim() === "") return [`hotline:${key} is empty: set it, or pulumi config rm hotline:${key}`];
  if (!SECRETS.has(key) || isSecret) return [];
  return [
    `hotline:${key} stands in clear text: pulumi config set --secret hotline:${key}, and replace the credentials where the file was shared`,
  ];
}
