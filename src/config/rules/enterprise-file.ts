import type { Enterprise } from "../enterprise.types.ts";

/** For tests: the smallest valid enterprise with what the test is about. */
export function enterpriseFile(parts: Partial<Enterprise> = {}): Enterprise {
  return {
    apiVersion: "hotline400/v1",
    kind: "Enterprise",
    metadata: { id: "flowers", name: "北京鮮花速遞" },
    number: "4006010114",
    bindings: [
      { id: "desk", phone: "010-62345678" },
      { id: "boss", phone: "13901234567" },
    ],
    ...parts,
  };
}
