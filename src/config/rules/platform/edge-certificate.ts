import type { PlatformRule } from "../rule.ts";

/** A carrier that is called over TLS calls back within the call: the edge has to listen, and to show who it is. */
export const edgeCertificate: PlatformRule = {
  id: "edge-certificate",
  check: ({ trunks, edge }) =>
    edge.tls
      ? []
      : trunks.flatMap(({ id, transport }, i) =>
          transport === "tls"
            ? [{ code: "edge-certificate-missing", path: ["trunks", i, "transport"], params: { id } }]
            : [],
        ),
};
