/** What Kamailio's dialog module logs of races that lead to nothing (docs/edge/security.md, limits). */
const HARMLESS = [
  "set_dlg_profile(): BUG - dialog not found",
  "update_dlg_timer(): Trying to update a bogus dlg",
];

/** Lines of Kamailio's log that tell of an error of ours, a lost process, or a damaged state. */
export function errorsIn(log: string): string[] {
  return log
    .split("\n")
    .filter((line) => /error in [a-z ]+: |segfault|signal \d+|CRITICAL|BUG|exit status/.test(line))
    .filter((line) => !HARMLESS.some((known) => line.includes(known)));
}
