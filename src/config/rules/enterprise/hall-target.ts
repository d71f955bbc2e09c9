import type { Finding } from "../../finding.ts";
import { kindOf, phoneBindings } from "../binding-phone.ts";
import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";

/** A number opened in a carrier's hall binds landlines of the contract's city, and nothing else. */
export const hallTarget: EnterpriseRule = {
  id: "hall-target",
  check: (file, platform) => {
    const { seller, city } = contractOf(file, platform);
    if (seller !== "hall") return [];
    const place = file.contract?.seller === undefined ? ["number"] : ["contract", "seller"];
    if (city === undefined)
      return [{ code: "hall-city-missing", path: place, params: { number: file.number } }];
    const findings: Finding[] = [];
    for (const entry of phoneBindings(file)) {
      const { index, text, phone } = entry;
      const path = ["bindings", index, "phone"];
      const kind = kindOf(entry);
      if (!("kind" in phone) || kind === undefined || kind === "hotline") continue;
      if (kind !== "landline")
        findings.push({ code: "hall-target", path, params: { target: text, kind, city } });
      else if (phone.area !== city)
        findings.push({ code: "hall-remote", path, params: { target: text, city } });
    }
    for (const [i, { sip }] of file.bindings.entries()) {
      if (sip === undefined) continue;
      findings.push({
        code: "hall-target",
        path: ["bindings", i, "sip"],
        params: { target: sip, kind: "sip", city },
      });
    }
    return findings;
  },
};
