/** Help for text that YAML takes for something else: the text with its quotes. */
export function inQuotes({ source, found }: { source: string; found: string }): string {
  const why = found.startsWith("the number") ? ": without them YAML drops zeros and signs" : "";
  return `write "${source}" in quotes${why}`;
}
