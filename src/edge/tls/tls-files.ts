import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TlsFiles } from "./tls-profiles.ts";

/** As Debian and what comes of it keeps them (`ca-certificates`). */
const SYSTEM = "/etc/ssl/certs";

/** The files of a folder of secrets, looked at; what is wrong with one goes into `problems` as a sentence. */
export function tlsFiles(secrets: string, problems: string[]): TlsFiles {
  const secret = (name: string) => join(secrets, name);
  const read = (name: string) => readFileSync(secret(name), "utf8");
  const looked = <T>(name: string, look: () => T): T | undefined => {
    try {
      return look();
    } catch (error) {
      const why = error instanceof Error && "code" in error ? String(error.code) : "not as PEM should be";
      problems.push(`the secret ${name} cannot be used: ${why}`);
      return undefined;
    }
  };
  return {
    system: SYSTEM,
    usable: (name) =>
      looked(name, () => {
        new X509Certificate(read(name));
        return secret(name);
      }),
    usablePair: ({ certificate, key }) => {
      const shown = looked(certificate, () => new X509Certificate(read(certificate)));
      const held = looked(key, () => createPrivateKey(read(key)));
      if (!shown || !held) return undefined;
      if (shown.checkPrivateKey(held)) return { certificate: secret(certificate), key: secret(key) };
      problems.push(`the secrets ${certificate} and ${key} do not belong together`);
      return undefined;
    },
  };
}
