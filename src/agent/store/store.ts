/** The pointer as it stands in a store: the text of a generation's manifest. */
export interface Pointer {
  text: string;
  /** What changes whenever the pointer does: an entity tag, a resource version. */
  version: string;
}

/** Where generations come from. Whoever calls sets the time limits; a store gives up when the signal says so. */
export interface Store {
  /** For logs and metrics: `file:/var/lib/bundle`, `s3://bucket/prefix`. */
  readonly name: string;
  /** How often to look when nothing says that the pointer has changed. */
  readonly pollMs: number;
  /** The pointer; undefined where it is still at the known version. @throws StoreError */
  pointer(known: string | undefined, signal: AbortSignal): Promise<Pointer | undefined>;
  /** An object's bytes, unverified. @throws StoreError */
  object(sha256: string, signal: AbortSignal): Promise<Buffer>;
  /** Calls whenever the pointer may have changed, until the signal. Failures are for `failed` and end nothing. */
  watch(changed: () => void, failed: (error: unknown) => void, signal: AbortSignal): void;
}

/** No object may be larger: what a store hands out must not exhaust the node. */
export const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

/** No manifest may be larger; one of 64 shards has some 8 KB. */
export const MAX_POINTER_BYTES = 1024 * 1024;

/** Why a store gave nothing. */
export class StoreError extends Error {
  /** `missing`: it is there and has no such thing. `away`: it cannot be asked, refuses, or takes too long. */
  readonly kind: "missing" | "away";

  constructor(kind: "missing" | "away", message: string) {
    super(message);
    this.kind = kind;
  }
}
