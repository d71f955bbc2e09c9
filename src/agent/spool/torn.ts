import { appendFile, mkdir, open, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readEvent } from "#edge/read-event.ts";

/** Keeps what is no event in `torn/`, named by segment and offset, so that nothing is lost silently; again is the same. */
export async function layAside(
  spool: string,
  file: string,
  offset: number,
  text: string | Buffer,
): Promise<void> {
  const folder = join(spool, "torn");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${file}@${offset}`);
  await writeFile(`${path}.new`, text, { flush: true });
  await rename(`${path}.new`, path);
}

/** What was found at the end of a segment that nobody writes any more. */
export type Tail = "none" | "mended" | "cut";

/**
 * Ends a dead segment cleanly: a last line that lacks its line feed alone gets it, any other is laid aside and cut off.
 *
 * @param offset Where the whole lines end.
 */
export async function mendTail(spool: string, file: string, offset: number): Promise<Tail> {
  const path = join(spool, file);
  const tail = await restOf(path, offset);
  if (tail.length === 0) return "none";
  if (!("problem" in readEvent(tail.toString("utf8")))) {
    await appendFile(path, "\n", { flush: true });
    return "mended";
  }
  await layAside(spool, file, offset, tail);
  await truncate(path, offset);
  return "cut";
}

async function restOf(path: string, offset: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const length = Math.max(0, (await file.stat()).size - offset);
    const rest = Buffer.alloc(length);
    const { bytesRead } = await file.read(rest, 0, length, offset);
    return rest.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
