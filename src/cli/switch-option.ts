import { Option } from "commander";

/** What people write into a variable for no. */
const NO = /^(?:|0|no|off|false)$/i;

/** An option without a value that also comes by environment. Commander asks whether the variable is there, not what it says. */
export function switchOption(flags: string, description: string, variable: string): Option {
  if (NO.test(process.env[variable] ?? "")) delete process.env[variable];
  return new Option(flags, description).env(variable);
}
