/** What a line of the log may carry beside its message. */
export type Details = Readonly<Record<string, string | number | boolean | undefined>>;

/** The agent's log: one JSON object a line. */
export interface Log {
  info(message: string, details?: Details): void;
  warn(message: string, details?: Details): void;
}

/** A log that writes its lines somewhere: the process's standard error. */
export function jsonLog(write: (line: string) => void): Log {
  const line =
    (level: string) =>
    (message: string, details: Details = {}) =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...details })}\n`);
  return { info: line("info"), warn: line("warn") };
}
