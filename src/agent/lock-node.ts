import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A node's folder that another agent has. */
export class NodeTaken extends Error {}

/** SQLite's result code for a file that another one holds. */
const BUSY = 5;

/**
 * Takes a node's folder for one agent, and answers what lets go of it. The lock is SQLite's on `agent.lock`, the kernel's
 * own: it ends with the process, however that ends, and holds across containers that share the folder. Nothing is ever
 * written into the file, so that a full disk is no matter.
 *
 * @throws NodeTaken where another agent has it; the system's or SQLite's error where the file cannot be made.
 */
export function lockNode(folder: string): () => void {
  const sqlite = new DatabaseSync(join(folder, "agent.lock"), { timeout: 0 });
  try {
    sqlite.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    sqlite.close();
    if (!(error instanceof Error && "errcode" in error && error.errcode === BUSY)) throw error;
    throw new NodeTaken(
      `another agent runs on the node folder ${folder}: stop that one first, or give --node a folder of its own`,
    );
  }
  return () => sqlite.close();
}
