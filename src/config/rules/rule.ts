import type { Enterprise } from "../enterprise.types.ts";
import type { Finding } from "../finding.ts";
import type { Foundation } from "../foundation.types.ts";
import type { Platform } from "../platform.types.ts";
import type { IndexEntry } from "./index-entry.ts";

/** A rule on one enterprise file and the platform it stands in: pure, no date, no disk; its findings are cached. */
export interface EnterpriseRule {
  readonly id: string;
  check(enterprise: Enterprise, platform: Platform): Finding[];
}

/** A rule on the platform file alone. */
export interface PlatformRule {
  readonly id: string;
  check(platform: Platform): Finding[];
}

/** A rule on the foundation file alone. */
export interface FoundationRule {
  readonly id: string;
  check(foundation: Foundation): Finding[];
}

/** Something that the platform and its foundation do not agree upon, and in which file it is to be put right. */
export interface DeploymentFinding {
  readonly in: "platform" | "foundation";
  readonly finding: Finding;
}

/** A rule on the platform file together with what it stands on, if that has a file; run each time. */
export interface DeploymentRule {
  readonly id: string;
  check(platform: Platform, foundation: Foundation | undefined): DeploymentFinding[];
}

/** What a stack-wide rule may look at: never the files, only what the index kept of them. */
interface StackView {
  readonly entries: readonly IndexEntry[];
  readonly platform: Platform;
  /** The platform's file, for findings about what the numbers ask of it together. */
  readonly platformFile: string;
  /** Whether a file exists below the stack's folder. */
  readonly exists: (path: string) => boolean;
  /** Names of the files in a folder below the stack's. */
  readonly filesIn: (folder: string) => readonly string[];
}

export interface PlacedFinding {
  /** `IndexEntry.file`, or the platform's file. */
  readonly file: string;
  readonly finding: Finding;
}

/** A rule across files, run each time on the small index. */
export interface StackRule {
  readonly id: string;
  check(view: StackView): PlacedFinding[];
}

/** A rule that depends on the date: only for files that a pull request touches, never in `compile`. */
export interface DatedRule {
  readonly id: string;
  /** `today` is YYYY-MM-DD in the platform's zone. */
  check(entry: IndexEntry, platform: Platform, today: string): Finding[];
}
