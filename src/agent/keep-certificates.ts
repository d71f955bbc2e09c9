import type { EdgeConfig } from "#edge/edge-config.ts";
import { getSetting } from "#edge/node-db/get-setting.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import type { NodeFolder } from "#edge/node-folder.ts";
import { keepTls } from "#edge/tls/keep-tls.ts";

/**
 * Has Kamailio use the certificates and keys that the folder of secrets has now.
 *
 * @throws Error where one cannot be used; the others are.
 */
export async function keepCertificates(db: NodeDb, folder: NodeFolder): Promise<void> {
  const config = getSetting(db, "config");
  if (!isConfig(config)) return;
  const problems = keepTls(db, config, folder);
  if (problems.length > 0) throw new Error(problems.join("; "));
}

/** What stands there, this agent or one before it has written. */
function isConfig(value: unknown): value is EdgeConfig {
  return typeof value === "object" && value !== null && "trunks" in value && Array.isArray(value.trunks);
}
