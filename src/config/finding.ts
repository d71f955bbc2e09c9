import type { Code, ParamsOf } from "./messages/catalogue.ts";
import type { Severity } from "./messages/message.ts";

/** Path of a value in a file: keys and 0-based indices from the top. */
export type Path = readonly (string | number)[];

interface Place {
  /** What it is about. */
  readonly path: Path;
  /** Whether the caret stands under the key at `path` or under its value (the default). */
  readonly at?: "key" | "value";
  /** Where the platform's policy decides; otherwise the catalogue's severity holds. */
  readonly severity?: Severity;
}

type With<P> = unknown extends P ? { readonly params?: undefined } : { readonly params: P };

/** A code of the catalogue with the parameters that its sentences need. */
export type Coded = { [C in Code]: { readonly code: C } & With<ParamsOf<C>> }[Code];

/**
 * Something that a rule has to say about a file, before anybody knows where in the text it stands: rules are
 * pure functions of data, and only findings are worth locating. A code without entry in the catalogue, or without
 * its parameters, does not compile.
 */
export type Finding = Coded & Place;

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
