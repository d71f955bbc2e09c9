/** Path of a value in a file: keys and 0-based indices from the top. */
export type Path = readonly (string | number)[];

/**
 * Something that a rule has to say about a file, before anybody knows where in the text it stands: rules are
 * pure functions of data, and only findings are worth locating.
 */
export interface Finding {
  /** Code of the catalogue (`messages/`), kebab-case. */
  code: string;
  /** What it is about. */
  path: Path;
  /** Whether the caret stands under the key at `path` or under its value (the default). */
  at?: "key" | "value";
  /** Parameters of the catalogue's sentences. */
  params?: Readonly<Record<string, string | number>>;
}

export type Severity = "error" | "warning";

/** A finding with its place and its sentences. Lines and columns count from 1, columns in UTF-16 units. */
export interface Diagnostic {
  code: string;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  /** Exclusive end of the culprit, for the frame and for SARIF. */
  endLine: number;
  endColumn: number;
  message: string;
  help: string;
}
