import type { Foundation } from "../foundation.types.ts";

/** For tests: a small valid foundation with what the test is about. */
export function foundationFile(parts: Partial<Foundation> = {}): Foundation {
  return {
    apiVersion: "hotline400/v1",
    kind: "Foundation",
    region: "cn-northwest-1",
    edges: [{ public: "192.0.2.1", private: "10.0.0.1" }],
    ...parts,
  };
}
