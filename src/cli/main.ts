import { EXIT } from "./exit-code.ts";

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? Number(process.exitCode ?? EXIT.ok) : EXIT.bug);
  });
}
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
