import { isPhone } from "#model/phone.ts";
import { phoneBindings } from "../binding-phone.ts";
import type { EnterpriseRule } from "../rule.ts";
import { sipAddress, userPhone } from "../sip-address.ts";

/** A 400 number behind a 400 number is a loop, or a call that is charged twice; over SIP as over the telephone. */
export const hotlineTarget: EnterpriseRule = {
  id: "hotline-target",
  check: (file) => [
    ...phoneBindings(file).flatMap(({ index, text, phone }) =>
      isPhone(phone) && phone.kind === "hotline"
        ? [{ code: "hotline-target" as const, path: ["bindings", index, "phone"], params: { text } }]
        : [],
    ),
    ...file.bindings.flatMap(({ sip }, index) => {
      if (sip === undefined) return [];
      const address = sipAddress(sip);
      const phone = userPhone(address);
      const params = { text: address.user };
      return isPhone(phone) && phone.kind === "hotline"
        ? [{ code: "hotline-target" as const, path: ["bindings", index, "sip"], params }]
        : [];
    }),
  ],
};
