import type { ConfigurationOptions } from "@kubernetes/client-node";
import { Observable } from "@kubernetes/client-node";

/** Options of one request to the API server that end it when the signal says so. */
export function untilAborted(signal: AbortSignal): ConfigurationOptions {
  return {
    middleware: [
      {
        pre: (context) => {
          context.setSignal(signal);
          return new Observable(Promise.resolve(context));
        },
        post: (context) => new Observable(Promise.resolve(context)),
      },
    ],
    middlewareMergeStrategy: "append",
  };
}
