import { phoneBindings } from "../binding-phone.ts";
import type { EnterpriseRule } from "../rule.ts";

/** PHS numbers look like local landlines of any city: they are bound with the area code written out. */
export const phsAreaCode: EnterpriseRule = {
  id: "phs-area-code",
  check: (file) =>
    phoneBindings(file).flatMap(({ binding, index, text, phone }) =>
      binding.kind === "phs" && "assumedArea" in phone && phone.assumedArea === true
        ? [
            {
              code: "phs-area-code",
              path: ["bindings", index, "phone"],
              params: { text, city: file.contract?.city ?? "" },
            },
          ]
        : [],
    ),
};
