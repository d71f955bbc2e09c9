import { isAbsolute, relative, resolve, sep } from "node:path";

/** A path as people in the folder `from` read it: relative to that, unless it lies elsewhere. */
export function shownAs(path: string, from: string): string {
  const whole = resolve(from, path);
  const near = relative(from, whole);
  const outside = near === "" || near === ".." || near.startsWith(`..${sep}`) || isAbsolute(near);
  return (outside ? whole : near).split(sep).join("/");
}
