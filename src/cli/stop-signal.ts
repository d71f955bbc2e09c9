/** Aborted when somebody asks this process to stop: Ctrl-C, `kill`, or a terminal that closes. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
