/** How far Kamailio keeps up with what it receives. */
export interface LoadState {
  /** Longest that packets waited for a worker within the last minute, in seconds. */
  waited: number;
  /** Share of new calls that is refused now, 0 to 1. */
  refused: number;
}

/** Reads it from Kamailio's table `load` (`overload.lua`); undefined before its first beat. */
export function loadState(table: ReadonlyMap<string, string>): LoadState | undefined {
  const [longest, share] = [table.get("longest")?.split(" ")[0], table.get("beat")?.split(" ")[6]];
  if (longest === undefined || share === undefined) return undefined;
  return { waited: Number(longest) / 1000, refused: Number(share) };
}
