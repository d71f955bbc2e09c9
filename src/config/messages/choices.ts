/** Joins names for a sentence: `a, b and c`. */
export function listed(names: readonly string[], word = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${word} ${names[names.length - 1]}`;
}

/** Ends a help sentence: the near miss if there is one, then what is valid (at most 20 names). */
export function choices(valid: readonly string[], near: string | undefined, what = "valid"): string {
  const more = valid.length > 20 ? `, … (${valid.length} in all)` : "";
  const all =
    valid.length === 0 ? "none is defined here" : `${what}: ${valid.slice(0, 20).join(", ")}${more}`;
  return near === undefined ? all : `did you mean ${near}? ${all}`;
}
