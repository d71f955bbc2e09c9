import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import type { NodeConfig } from "#compile/generation.ts";
import type { NodeDb } from "../node-db/open-node-db.ts";
import { putSetting } from "../node-db/put-setting.ts";
import type { NodeFolder } from "../node-folder.ts";
import { tlsFiles } from "./tls-files.ts";
import { tlsProfiles } from "./tls-profiles.ts";

/**
 * Writes the node's `tls.cfg`, and says in the setting `tls` which state of it and of the files that it names Kamailio
 * is to have: where that changes, Kamailio reads them again (`secure.lua`). Answers what is wrong, a sentence each.
 */
export function keepTls(
  db: NodeDb,
  config: Pick<NodeConfig, "tls" | "trunks">,
  folder: Pick<NodeFolder, "tls" | "secrets">,
): string[] {
  if (!config.tls && !config.trunks.some(({ tls }) => tls)) return [];
  const problems: string[] = [];
  const text = tlsProfiles(config, tlsFiles(folder.secrets, problems));
  if (!existsSync(folder.tls) || readFileSync(folder.tls, "utf8") !== text) write(folder.tls, text);
  putSetting(db, "tls", stateOf(text));
  return [...new Set(problems)];
}

/** Writes a `tls.cfg` that trusts nobody where there is none yet: Kamailio does not start without. */
export function ensureTlsConfig({ tls }: Pick<NodeFolder, "tls">): void {
  if (!existsSync(tls)) write(tls, firstTlsConfig());
}

/** The text of such a `tls.cfg`. */
export function firstTlsConfig(): string {
  return tlsProfiles({ trunks: [] }, nothing);
}

const nothing = { system: "/nonexistent", usable: () => undefined, usablePair: () => undefined };

function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** Of a key only that it has changed is told, not what from. */
function stateOf(text: string): string {
  const hash = createHash("sha256").update(text);
  for (const [, kind, path = ""] of text.matchAll(/^(ca_list|certificate|private_key) = ([^"].*)$/gm)) {
    if (kind !== "private_key") hash.update(readFileSync(path));
    else hash.update(`${statSync(path).mtimeMs} ${statSync(path).size}`);
  }
  return hash.digest("hex");
}
