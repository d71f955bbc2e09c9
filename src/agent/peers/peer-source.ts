import type { Peer } from "./peer.ts";

/** Where the list of edges comes from. */
export interface PeerSource {
  readonly name: string;
  readonly pollMs: number;
  /** The edges as they are now, by id. @throws Error where nobody knows */
  read(signal: AbortSignal): Promise<Peer[]>;
  /** Calls whenever they may have changed, until the signal. */
  watch(changed: () => void, failed: (error: unknown) => void, signal: AbortSignal): void;
}
