import type { Messages } from "./message.ts";
import { referenceMessages } from "./references.ts";

/** What the rules say. */
export const ruleMessages = { ...referenceMessages } as const satisfies Messages;
