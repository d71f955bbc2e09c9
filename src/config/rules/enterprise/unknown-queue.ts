import { actionsOf } from "../actions.ts";
import { dangling } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** An action leads to a queue that the file does not have. */
export const unknownQueue: EnterpriseRule = {
  id: "unknown-queue",
  check: (file) => {
    const references = actionsOf(file).flatMap(({ action, path }) =>
      "queue" in action ? [{ name: action.queue, path: [...path, "queue"] }] : [],
    );
    return dangling(references, Object.keys(file.queues ?? {})).map((at) => ({
      code: "unknown-queue",
      ...at,
    }));
  },
};
