import type { Platform } from "../config/platform.types.ts";

/** Consent to one dangerous change, as platform.yaml has it. */
export type Acknowledgement = NonNullable<Platform["acknowledgements"]>[number];

/** What speaks against carrying out a plan. */
export interface Objection {
  /** The rule, or the kind of the dangerous change: see docs/deploy/guard-rails.md. */
  readonly rule: string;
  /** The resource, number, trunk … that it is about. */
  readonly subject: string;
  /** What is wrong, as a clause without capital letter and full stop; names the key where there is one. */
  readonly message: string;
  /** How to put it right, as such a clause. */
  readonly help: string;
  /** What in `acknowledgements` of platform.yaml lets it happen nonetheless; absent where nothing does. */
  readonly acknowledgement?: Acknowledgement;
}
