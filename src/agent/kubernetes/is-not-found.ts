import { ApiException } from "@kubernetes/client-node";

/** True where the API server says that there is no such object. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiException && error.code === 404;
}
