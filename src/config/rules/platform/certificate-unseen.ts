import type { PlatformRule } from "../rule.ts";

/** Whose certificate a carrier has is seen with its answer to OPTIONS; without one, no call may go there. */
export const certificateUnseen: PlatformRule = {
  id: "certificate-unseen",
  check: ({ trunks }) =>
    trunks.flatMap(({ id, transport, probe, tls }, i) =>
      transport === "tls" && probe === "none" && tls?.verify !== false
        ? [{ code: "certificate-unseen", path: ["trunks", i, "probe"], params: { id } }]
        : [],
    ),
};
