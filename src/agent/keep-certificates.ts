import { configOf } from "#edge/node-db/config-of.ts";
import type { NodeDb } from "#edge/node-db/open-node-db.ts";
import type { NodeFolder } from "#edge/node-folder.ts";
import { keepTls } from "#edge/tls/keep-tls.ts";
import type { InTurn } from "./in-turn.ts";

/**
 * Has Kamailio use the certificates and keys that the folder of secrets has now.
 *
 * @throws Error where one cannot be used; the others are.
 */
export async function keepCertificates(db: NodeDb, folder: NodeFolder, turn: InTurn): Promise<void> {
  const problems = await turn(() => {
    const config = configOf(db);
    return config ? keepTls(db, config, folder) : [];
  });
  if (problems.length > 0) throw new Error(problems.join("; "));
}
