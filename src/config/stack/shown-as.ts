import { sep } from "node:path";

/** An absolute path as people in the folder `from` read it: relative to that, unless it lies elsewhere. */
export function shownAs(path: string, from: string): string {
  const inside = from.endsWith(sep) ? from : from + sep;
  const near = path.startsWith(inside) ? path.slice(inside.length) : path;
  return sep === "/" ? near : near.split(sep).join("/");
}
