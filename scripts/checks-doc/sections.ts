export interface Example {
  /** What stands after `yaml`. */
  readonly words: readonly string[];
  readonly text: string;
}

/** A code of the document with its example files. */
export interface Section {
  readonly code: string;
  readonly examples: readonly Example[];
}

const FENCE = /^```yaml([^\n]*)\n([\s\S]*?)^```$/gm;

/** The sections of the document that begin with a code. */
export function sectionsOf(document: string): Section[] {
  return parts(document).flatMap((part) => {
    const code = codeOf(part);
    if (code === undefined) return [];
    const examples = [...part.matchAll(FENCE)].map(([, words = "", text = ""]) => ({
      words: words.split(" ").filter((word) => word !== ""),
      text,
    }));
    return [{ code, examples }];
  });
}

/** The document with the output of each code below its last example, in place of the one that is there. */
export function withOutputs(document: string, outputs: ReadonlyMap<string, string>): string {
  return parts(document)
    .map((part) => {
      const said = outputs.get(codeOf(part) ?? "");
      const bare = part.replace(/\n```text\n[\s\S]*?^```\n/m, "");
      const end = bare.lastIndexOf("\n```\n") + "\n```\n".length;
      return said === undefined
        ? part
        : `${bare.slice(0, end)}\n\`\`\`text\n${said}\n\`\`\`\n${bare.slice(end)}`;
    })
    .join("");
}

/** The document cut before each heading. */
function parts(document: string): string[] {
  return document.split(/^(?=##+ )/m);
}

function codeOf(part: string): string | undefined {
  return /^### `([a-z-]+)`$/m.exec(part)?.[1];
}
