import { sqliteCode } from "#edge/sqlite-code.ts";

/** An error of the operating system, such as a file that may not be read: the user's to mend, not a bug. */
export function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && "syscall" in error && typeof error.code === "string";
}

/** Result codes of SQLite that say what the file, the disk or the folder lacks. */
const DISK: ReadonlyMap<number, string> = new Map([
  [5, "another process holds it"],
  [8, "it may not be written"],
  [10, "the disk failed"],
  [13, "the disk is full"],
  [14, "it cannot be opened or made"],
]);

/** What a database's file or disk lacks, as SQLite says it; undefined for any other error. */
export function databaseProblem(error: unknown): string | undefined {
  const problem = DISK.get(sqliteCode(error) ?? 0);
  return problem === undefined || !(error instanceof Error) ? undefined : `${problem} (${error.message})`;
}
