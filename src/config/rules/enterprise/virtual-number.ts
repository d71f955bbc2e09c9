import { phoneBindings } from "../binding-phone.ts";
import type { EnterpriseRule } from "../rule.ts";

const usual = ["162", "165", "167", "170", "171"];

/** Numbers of virtual operators cannot be bound: their holder cannot be proved. */
export const virtualNumber: EnterpriseRule = {
  id: "virtual-number",
  check: (file, { virtualPrefixes = usual }) =>
    phoneBindings(file).flatMap(({ index, text, phone }) => {
      if (!("kind" in phone) || phone.kind !== "mobile") return [];
      const national = phone.e164.slice("+86".length);
      const prefix = virtualPrefixes.find((start) => national.startsWith(start));
      if (prefix === undefined) return [];
      return [{ code: "virtual-number", path: ["bindings", index, "phone"], params: { text, prefix } }];
    }),
};
