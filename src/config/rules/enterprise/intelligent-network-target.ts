import type { Finding } from "../../finding.ts";
import { kindOf, phoneBindings } from "../binding-phone.ts";
import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";

/** The intelligent network translates to plain landlines only. */
export const intelligentNetworkTarget: EnterpriseRule = {
  id: "intelligent-network-target",
  check: (file, platform) => {
    if (contractOf(file, platform).platform !== "intelligent-network") return [];
    const findings: Finding[] = [];
    for (const entry of phoneBindings(file)) {
      const kind = kindOf(entry);
      if (kind === undefined || kind === "landline" || kind === "hotline") continue;
      const params = { target: entry.text, kind };
      findings.push({ code: "intelligent-network-target", path: ["bindings", entry.index, "phone"], params });
    }
    for (const [i, { sip }] of file.bindings.entries()) {
      if (sip === undefined) continue;
      const params = { target: sip, kind: "sip" };
      findings.push({ code: "intelligent-network-target", path: ["bindings", i, "sip"], params });
    }
    return findings;
  },
};
