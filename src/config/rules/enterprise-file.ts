import { sampleEnterprise } from "#model/samples.ts";
import type { Enterprise } from "../enterprise.types.ts";

/** For tests: the smallest valid enterprise with what the test is about. */
export function enterpriseFile(parts: Partial<Enterprise> = {}): Enterprise {
  return { ...sampleEnterprise, ...parts };
}
