import type { Platform } from "../config/platform.types.ts";

/** Namespace of all of a platform's objects. */
export function namespaceOf({ cluster }: Platform): string {
  return cluster?.namespace ?? "hotline";
}
