import { type Phone, type PhoneProblem, parsePhone } from "#model/phone.ts";
import type { Enterprise } from "../enterprise.types.ts";

type Binding = Enterprise["bindings"][number];

/** A binding with its place in the list and its phone as it was understood; SIP bindings are left out. */
export interface PhoneBinding {
  readonly index: number;
  readonly binding: Binding;
  readonly text: string;
  readonly phone: Phone | PhoneProblem;
}

/** The bindings that are telephone numbers. */
export function phoneBindings(file: Enterprise): PhoneBinding[] {
  return file.bindings.flatMap((binding, index) =>
    binding.phone === undefined
      ? []
      : [{ index, binding, text: binding.phone, phone: parsePhone(binding.phone, file.contract?.city) }],
  );
}

/** Kind of a binding: as written, else inferred from its number or address. */
export function kindOf({ binding, phone }: PhoneBinding): Binding["kind"] | "hotline" {
  return binding.kind ?? ("kind" in phone ? phone.kind : undefined);
}
