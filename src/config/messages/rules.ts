import { answerMessages } from "./answer.ts";
import { bindingMessages } from "./bindings.ts";
import { deploymentMessages } from "./deployment.ts";
import { hoursMessages } from "./hours.ts";
import type { Messages } from "./message.ts";
import { numberMessages } from "./numbers.ts";
import { platformMessages } from "./platform.ts";
import { referenceMessages } from "./references.ts";

/** What the rules say. */
export const ruleMessages = {
  ...referenceMessages,
  ...numberMessages,
  ...bindingMessages,
  ...hoursMessages,
  ...answerMessages,
  ...platformMessages,
  ...deploymentMessages,
} as const satisfies Messages;
