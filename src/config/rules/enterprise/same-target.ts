import { parsePhone } from "#model/phone.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Two bindings ring the same telephone: the second attempt finds it as busy as the first. */
export const sameTarget: EnterpriseRule = {
  id: "same-target",
  check: ({ bindings, contract }) => {
    const first = new Map<string, string>();
    return bindings.flatMap(({ id, phone, sip }, i) => {
      const parsed = phone === undefined ? undefined : parsePhone(phone, contract?.city);
      const target = parsed !== undefined && "e164" in parsed ? parsed.e164 : sip;
      if (target === undefined) return [];
      const other = first.get(target);
      if (other === undefined) first.set(target, id);
      const field = phone === undefined ? "sip" : "phone";
      return other === undefined
        ? []
        : [{ code: "same-target", path: ["bindings", i, field], params: { id, other, target } }];
    });
  },
};
