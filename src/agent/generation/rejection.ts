/**
 * Why a generation was not taken. `store` and `missing` may pass by themselves; `disk` and `database` are the node's;
 * the others stay until the pointer changes.
 */
export type RejectionKind =
  | "store"
  | "missing"
  | "manifest"
  | "manifest-digest"
  | "format"
  | "object-digest"
  | "content"
  | "disk"
  | "database";

/** All kinds, for the metrics to begin at nothing. */
export const REJECTION_KINDS: readonly RejectionKind[] = [
  "store",
  "missing",
  "manifest",
  "manifest-digest",
  "format",
  "object-digest",
  "content",
  "disk",
  "database",
];

/** A generation that is not taken; the node keeps what it has. */
export class Rejection extends Error {
  readonly kind: RejectionKind;

  constructor(kind: RejectionKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
