import { checkDocument } from "./check-file.ts";
import type { Enterprise } from "./enterprise.types.ts";
import { isEnterprise } from "./schema/ajv.ts";

export type ReadEnterprise = (bytes: Uint8Array) => Enterprise | undefined;

/** The enterprise in a file's bytes, without the rules; undefined where its schema does not allow it. */
export const readEnterprise: ReadEnterprise = (bytes) => {
  const checked = checkDocument("", bytes, "Enterprise", isEnterprise);
  return "value" in checked ? checked.value : undefined;
};
