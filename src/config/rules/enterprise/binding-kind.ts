import type { Finding } from "../../finding.ts";
import { type PhoneBinding, phoneBindings } from "../binding-phone.ts";
import type { EnterpriseRule } from "../rule.ts";

const needsLandline = new Set(["landline", "phs", "trunk"]);
const sipKinds = ["sip", "call-center"];

function fitsPhone({ binding: { kind }, phone }: PhoneBinding): boolean {
  if (kind === undefined || !("kind" in phone) || phone.kind === "hotline") return true;
  if (kind === "sip") return false;
  if (kind === "mobile") return phone.kind === "mobile";
  return !needsLandline.has(kind) || phone.kind === "landline";
}

/** A kind that is written must be one that the number or address can be. */
export const bindingKind: EnterpriseRule = {
  id: "binding-kind",
  check: (file) => {
    const findings: Finding[] = [];
    for (const entry of phoneBindings(file)) {
      const { phone, binding, index, text } = entry;
      if (fitsPhone(entry) || !("kind" in phone) || phone.kind === "hotline") continue;
      const valid =
        phone.kind === "mobile" ? ["mobile", "call-center"] : ["landline", "phs", "trunk", "call-center"];
      const params = { target: text, is: `a ${phone.kind}`, kind: binding.kind ?? "", valid };
      findings.push({ code: "binding-kind", path: ["bindings", index, "kind"], params });
    }
    for (const [i, { sip, kind }] of file.bindings.entries()) {
      if (sip === undefined || kind === undefined || sipKinds.includes(kind)) continue;
      const params = { target: sip, is: "a SIP address", kind, valid: sipKinds };
      findings.push({ code: "binding-kind", path: ["bindings", i, "kind"], params });
    }
    return findings;
  },
};
