import type { Severity } from "./message.ts";
import { ruleMessages } from "./rules.ts";
import { schemaMessages } from "./schema.ts";
import { yamlMessages } from "./yaml.ts";

/** Every sentence that a check can say, by code. Nothing else builds one. */
export const catalogue = { ...yamlMessages, ...schemaMessages, ...ruleMessages };

export type Code = keyof typeof catalogue;

type Needs<F> = F extends (params: infer P) => string ? P : never;

/** The parameters that findings of code `C` must bring; `unknown` where there are none. */
export type ParamsOf<C extends Code> = Needs<(typeof catalogue)[C]["message"]> &
  Needs<(typeof catalogue)[C]["help"]>;

/** An entry for renderers, which take parameters as they come: a finding's type has matched them to its code. */
export interface Entry {
  readonly severity: Severity;
  readonly summary: string;
  message(params: object | undefined): string;
  help(params: object | undefined): string;
}

export function entryOf(code: Code): Entry {
  return catalogue[code];
}
