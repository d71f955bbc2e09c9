import { phoneBindings } from "../binding-phone.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A 400 number behind a 400 number is a loop, or a call that is charged twice. */
export const hotlineTarget: EnterpriseRule = {
  id: "hotline-target",
  check: (file) =>
    phoneBindings(file).flatMap(({ index, text, phone }) =>
      "kind" in phone && phone.kind === "hotline"
        ? [{ code: "hotline-target", path: ["bindings", index, "phone"], params: { text } }]
        : [],
    ),
};
