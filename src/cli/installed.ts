import { programPath } from "#local/program-path.ts";
import { OptionProblem } from "./option-problem.ts";

/** Path of a program; `debian` are the packages that bring it. @throws OptionProblem where it is not installed */
export function installed(name: string, debian: string): string {
  const path = programPath(name, process.env["PATH"] ?? "");
  if (path !== undefined) return path;
  throw new OptionProblem(`${name} is not installed: 'apt-get install ${debian}'`);
}
