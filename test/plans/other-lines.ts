/**
 * The lines of a text in which it differs from another one of as many lines, each after the one that it replaces.
 *
 * @throws Error where one of them has more lines
 */
export function otherLines(text: string, from: string): string {
  const [lines, former] = [text.split("\n"), from.split("\n")];
  if (lines.length !== former.length) throw new Error(`${lines.length} lines in place of ${former.length}`);
  return lines
    .flatMap((line, index) => (line === former[index] ? [] : [`- ${former[index]}\n+ ${line}\n`]))
    .join("");
}
