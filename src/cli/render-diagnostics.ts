import { resolve } from "node:path";
import type { Diagnostic } from "#config/finding.ts";
import { readBytes } from "#config/stack/read-bytes.ts";
import { decode } from "#config/yaml/decode.ts";
import { type Lines, linesOf, lineText } from "#config/yaml/lines.ts";
import { toolVersion } from "./tool-version.ts";

export type Format = "text" | "json" | "sarif" | "github";

/** Writes diagnostics in a format. The renderers are loaded when needed: a check without findings needs none. */
export async function renderDiagnostics(diagnostics: readonly Diagnostic[], format: Format): Promise<string> {
  switch (format) {
    case "json":
      return (await import("#config/render/json.ts")).renderJson(diagnostics);
    case "sarif":
      return (await import("#config/render/sarif.ts")).renderSarif(diagnostics, toolVersion());
    case "github":
      return (await import("#config/render/github.ts")).renderGithub(diagnostics);
    case "text": {
      if (diagnostics.length === 0) return "";
      const { renderText } = await import("#config/render/text.ts");
      const colour = process.stdout.isTTY === true && !process.env["NO_COLOR"];
      return renderText(diagnostics, { colour, lineOf: lineReader() });
    }
  }
}

/** Reads lines of files for frames; remembers the last file, for diagnostics come file by file. */
function lineReader(): (file: string, line: number) => string | undefined {
  let last: { file: string; text: string; lines: Lines } | undefined;
  return (file, line) => {
    if (last?.file !== file) {
      const bytes = readBytes(resolve(file));
      const text = bytes instanceof Uint8Array ? decode(bytes).text : "";
      last = { file, text, lines: linesOf(text) };
    }
    return last.text === "" ? undefined : lineText(last.text, last.lines, line);
  };
}
