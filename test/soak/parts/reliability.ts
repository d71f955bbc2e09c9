/** The document with a section's text replaced, or with the section added at its end. */
export function withSection(document: string, title: string, text: string): string {
  const section = `## ${title}\n\n${text}\n`;
  const start = document.search(new RegExp(`^## ${title}$`, "m"));
  if (start < 0) return `${document.trimEnd()}\n\n${section}`;
  const after = document.indexOf("\n## ", start + 1);
  const rest = after < 0 ? "" : document.slice(after);
  return `${document.slice(0, start)}${section}${rest}`;
}
