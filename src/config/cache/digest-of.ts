import { hash } from "node:crypto";

/** Digest of a file's content, the key of what is known of it. */
export function digestOf(bytes: Uint8Array): string {
  return hash("sha256", bytes, "base64url");
}
