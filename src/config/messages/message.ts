export type Severity = "error" | "warning";

/** One entry of the catalogue. `P` are the parameters that a finding of this code must bring. */
interface Message<P> {
  readonly severity: Severity;
  /** What the code is about, in one line and without parameters: rule metadata and documentation. */
  readonly summary: string;
  /** What is wrong, as a clause without capital letter and full stop. */
  readonly message: (params: P) => string;
  /** How to put it right. */
  readonly help: (params: P) => string;
}

/** For `satisfies`: any entry, whatever its parameters. */
export type Messages = Readonly<Record<string, Message<never>>>;
