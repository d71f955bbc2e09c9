import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { tooLarge } from "../yaml/decode.ts";
import { MAX_BYTES } from "../yaml/limits.ts";
import type { Problem } from "../yaml/problem.ts";

// One buffer for all files: nobody keeps a reference, and allocating a megabyte for each would dominate.
let buffer: Buffer | undefined;

/**
 * Reads a regular file of at most {@link MAX_BYTES}. A symbolic link is refused: the files come from pull requests,
 * and a frame that shows the line of an error must not show lines of other files.
 */
export function readBytes(path: string): Buffer | Problem {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    buffer ??= Buffer.allocUnsafeSlow(MAX_BYTES + 1);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length >= buffer.length) break;
      // A short read of a regular file is its end; only a file that grows meanwhile would differ.
      if (length < 65536) break;
    }
    if (length > MAX_BYTES) return tooLarge(fstatSync(descriptor).size);
    return Buffer.from(buffer.subarray(0, length));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { code: "not-readable", params: { reason: reasons[code] ?? code }, start: 0, end: 0 };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "it is a symbolic link",
  EAGAIN: "it is not a regular file",
  ENXIO: "it is not a regular file",
};
