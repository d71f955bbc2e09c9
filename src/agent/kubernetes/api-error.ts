import { ApiException } from "@kubernetes/client-node";

/**
 * What the API server answered, without the headers that the client puts into the message: they differ each time, and what
 * stays wrong is to be said once.
 */
export function apiError(error: unknown): unknown {
  if (!(error instanceof ApiException)) return error;
  return new Error(`HTTP ${error.code}: ${sentenceIn(error.body)}`);
}

/** A status of Kubernetes has a sentence; a proxy says what it will. */
function sentenceIn(body: unknown): string {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  const sentence = /"message":\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return sentence === undefined ? text.slice(0, 200) : String(JSON.parse(sentence));
}
