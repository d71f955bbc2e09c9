import type { Finding } from "../../finding.ts";
import { hostProblems, isAddress } from "../host.ts";
import type { PlatformRule } from "../rule.ts";

/** Hosts, ports and addresses that cannot exist. */
export const addresses: PlatformRule = {
  id: "addresses",
  check: ({ trunks, edge }) => [
    ...trunks.flatMap(({ host, auth }, i): Finding[] => [
      ...hostProblems(host, ["trunks", i, "host"]),
      ...(auth.kind === "address" ? auth.addresses : []).flatMap((each, j) =>
        hostProblems(each, ["trunks", i, "auth", "addresses", j]),
      ),
    ]),
    ...hostProblems(edge.domain, ["edge", "domain"]),
    ...invalid(edge.addresses, ["edge", "addresses"]),
    ...invalid(edge.media?.addresses ?? [], ["edge", "media", "addresses"]),
  ],
};

function invalid(list: readonly string[], path: readonly (string | number)[]): Finding[] {
  return list.flatMap((address, i) =>
    isAddress(address) ? [] : [{ code: "invalid-address", path: [...path, i], params: { address } }],
  );
}
