/** An error of the operating system, such as a file that may not be read: the user's to mend, not a bug. */
export function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && "syscall" in error && typeof error.code === "string";
}
