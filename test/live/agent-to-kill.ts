import { openNodeDb } from "#edge/node-db/open-node-db.ts";
import { revise } from "#edge/node-db/revise.ts";

// An agent that takes all numbers away, and never comes to the end of it.
const db = openNodeDb(process.argv[2] ?? "");
revise(db, (revision) => {
  db.sqlite.prepare("UPDATE numbers SET line = NULL, revision = ?").run(revision);
  process.stdout.write("within\n");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  return true;
});
