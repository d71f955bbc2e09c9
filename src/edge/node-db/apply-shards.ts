import type { GenerationSource } from "./apply-generation.ts";
import type { NodeDb } from "./open-node-db.ts";

type Changes = { changed: number; removed: number; bytes: number };

/** Brings the rows of `numbers` in line with a generation's shards. Part of a revision. */
export function applyShards(
  { sqlite }: NodeDb,
  { manifest, read }: GenerationSource,
  revision: number,
): Changes {
  const total: Changes = { changed: 0, removed: 0, bytes: 0 };
  const known = new Map(
    sqlite
      .prepare("SELECT shard, sha256 FROM shards")
      .all()
      .map((row) => [Number(row["shard"]), String(row["sha256"])]),
  );
  const linesOf = sqlite.prepare("SELECT number, line FROM numbers WHERE shard = ? AND line IS NOT NULL");
  const set = sqlite.prepare(
    "INSERT OR REPLACE INTO numbers (number, shard, revision, did, line) VALUES (?, ?, ?, ?, ?)",
  );
  const bring = (shard: number, text: string) => {
    const before = new Map(linesOf.all(shard).map((row) => [String(row["number"]), String(row["line"])]));
    for (const line of linesIn(text)) {
      const number = numberIn(line);
      if (before.get(number) !== line) {
        set.run(number, shard, revision, didIn(line), line);
        total.changed += 1;
      }
      before.delete(number);
    }
    for (const number of before.keys()) set.run(number, shard, revision, null, null);
    total.removed += before.size;
    total.bytes += Buffer.byteLength(text);
  };
  const goners = new Set(known.keys());
  for (const { shard } of manifest.shards) goners.delete(shard);
  for (const shard of goners) bring(shard, "");
  for (const { shard, sha256 } of manifest.shards)
    if (known.get(shard) !== sha256) bring(shard, read(sha256));
  sqlite.exec("DELETE FROM shards");
  const remember = sqlite.prepare("INSERT INTO shards VALUES (?, ?)");
  for (const { shard, sha256 } of manifest.shards) remember.run(shard, sha256);
  return total;
}

function linesIn(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Number of a shard's line: it stands first, as canonical JSON sorts it, and only digits are one. */
function numberIn(line: string): string {
  const number = /^\{"number":"(\d{1,20})",/.exec(line)?.[1];
  if (number === undefined) throw new Error(`a shard's line names no number: ${line.slice(0, 40)}`);
  return number;
}

/** DID of a shard's line: only its key has a text of a plus sign and digits alone. */
function didIn(line: string): string | null {
  return /"did":"(\+\d{1,20})"/.exec(line)?.[1] ?? null;
}
