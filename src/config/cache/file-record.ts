import type { Diagnostic, Finding } from "../finding.ts";
import type { Foundation } from "../foundation.types.ts";
import type { Platform } from "../platform.types.ts";
import type { IndexEntry } from "../rules/index-entry.ts";

/** Line, column, end line and end column, as in a {@link Diagnostic}. */
type Place = readonly [number, number, number, number];

/**
 * What is known of an enterprise file from its content, the platform and this tool alone, or of a foundation file;
 * `file` is "" in all of it, for two files may have the same content.
 */
export interface FileRecord {
  readonly diagnostics: readonly Diagnostic[];
  readonly entry?: IndexEntry | undefined;
  /** Of a foundation file that the schema allows. */
  readonly foundation?: Foundation;
  /** Where findings of rules across files or on the date were placed, by {@link placeKey}. */
  places?: Record<string, Place>;
}

/** What is known of the platform file from its content and this tool alone; `file` is "". */
export interface PlatformRecord {
  readonly diagnostics: readonly Diagnostic[];
  readonly platform?: Platform | undefined;
  places?: Record<string, Place>;
}

/** The key under which a finding's place is remembered: its place depends on nothing else of it. */
export function placeKey({ path, at }: Finding): string {
  return JSON.stringify([path, at]);
}
