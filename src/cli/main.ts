import { EXIT } from "./exit-code.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no error.
  if (error.code === "EPIPE") process.exit(Number(process.exitCode ?? EXIT.ok));
  process.stderr.write(`hotline: standard output cannot be written: ${error.message}\n`);
  process.exit(EXIT.usage);
});
// Whoever looks after calls goes on without a log: its disk is full, or its reader has ended.
process.stderr.on("error", () => undefined);
process.on("uncaughtException", reportBug);

try {
  const { run } = await import("./program.ts");
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  reportBug(error);
}

/** Says that hotline itself has failed: never silently, and never as if a file were wrong. */
function reportBug(error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`hotline: this is a bug of hotline, not of your files; please report it\n${detail}\n`);
  process.exitCode = EXIT.bug;
}
