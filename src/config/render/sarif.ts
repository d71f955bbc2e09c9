import type { Diagnostic } from "../finding.ts";
import { catalogue, entryOf } from "../messages/catalogue.ts";
import { safeJson } from "./json.ts";

/** Diagnostics as SARIF 2.1.0 (OASIS, 27 March 2020), which code hosts show in pull requests. */
export function renderSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const codes = codesOf(diagnostics);
  const rules = codes.map((code) => ({
    id: code,
    shortDescription: { text: entryOf(code).summary },
    defaultConfiguration: { level: entryOf(code).severity },
  }));
  const index = new Map<string, number>(codes.map((code, i) => [code, i]));
  const results = diagnostics.map((each) => ({
    ruleId: each.code,
    ruleIndex: index.get(each.code) ?? -1,
    level: each.severity,
    message: { text: `${each.message}\n${each.help}` },
    locations: [{ physicalLocation: locationOf(each) }],
  }));
  const driver = { name: "hotline400", version, rules };
  const run = { tool: { driver }, columnKind: "utf16CodeUnits", results };
  const $schema = "https://json.schemastore.org/sarif-2.1.0.json";
  return `${safeJson({ $schema, version: "2.1.0", runs: [run] })}\n`;
}

function codesOf(diagnostics: readonly Diagnostic[]) {
  const used = new Set(diagnostics.map(({ code }) => code));
  return Object.keys(catalogue)
    .filter((code): code is keyof typeof catalogue => used.has(code))
    .sort();
}

function locationOf({ file, line, column, endLine, endColumn }: Diagnostic): object {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A file's path as URI reference: relative paths stay relative. */
function uriOf(file: string): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? `file://${path}` : path;
}
