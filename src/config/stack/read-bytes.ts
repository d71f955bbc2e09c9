import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { tooLarge } from "../yaml/decode.ts";
import { MAX_BYTES } from "../yaml/limits.ts";
import type { Problem } from "../yaml/problem.ts";

// One buffer for all files: nobody keeps a reference, and allocating a megabyte for each would dominate.
let buffer: Buffer | undefined;

/**
 * Reads a regular file of at most {@link MAX_BYTES} and hands its bytes to `use`, which must not keep them. A symbolic
 * link is refused: the files come from pull requests, and a frame that shows the line of an error must not show lines
 * of other files.
 */
export function withBytes<T>(path: string, use: (bytes: Uint8Array) => T): T | { readonly problem: Problem } {
  const length = fill(path);
  return typeof length === "number" ? use(shared().subarray(0, length)) : { problem: length };
}

/** As {@link withBytes}; the bytes are the caller's own. */
export function readBytes(path: string): Buffer | Problem {
  const length = fill(path);
  return typeof length === "number" ? Buffer.from(shared().subarray(0, length)) : length;
}

function shared(): Buffer {
  buffer ??= Buffer.allocUnsafeSlow(MAX_BYTES + 1);
  return buffer;
}

/** Reads a file into the shared buffer; answers its length. */
function fill(path: string): number | Problem {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const target = shared();
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, target, length, target.length - length, null);
      length += read;
      // A short read of a regular file is its end: one call for most files.
      if (read === 0 || length < 65536 || length === target.length) break;
    }
    return length > MAX_BYTES ? tooLarge(fstatSync(descriptor).size) : length;
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
