import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SpoolCare } from "#agent/spool/spool-care.ts";
import { openNodeDb } from "#edge/node-db/open-node-db.ts";

/** The spool's part of an agent on the node folder of its argument, until it is killed. */
const [folder = "."] = process.argv.slice(2);
const care = new SpoolCare({
  spool: join(folder, "spool"),
  db: openNodeDb(join(folder, "node.db")),
  reserve: () => 1_048_576,
});
for (;;) {
  await care.step();
  await sleep(50);
}
