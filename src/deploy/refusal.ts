/** Why there is no plan: a code, and what a sentence about it needs. */
export type Refusal =
  | { readonly code: "no-cluster" }
  | { readonly code: "no-bucket" }
  | { readonly code: "no-zone" }
  /** Bytes of all ConfigMaps of the bundle together. */
  | { readonly code: "bundle-too-large"; readonly bytes: number; readonly limit: number }
  | { readonly code: "helm-missing" }
  /** What helm said. */
  | { readonly code: "helm-failed"; readonly said: string }
  /** What is wrong with a chart's output. */
  | { readonly code: "chart-output"; readonly chart: string; readonly problem: string };

/** Whether something is a refusal. */
export function isRefusal<T extends object>(result: T | Refusal): result is Refusal {
  return "code" in result;
}
