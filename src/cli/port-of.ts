import { wrong } from "./option-problem.ts";

/** The port that an option names; `wanted` says what it should be. @throws OptionProblem */
export function portOf(option: string, text: string, wanted: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65535) return port;
  throw wrong(option, text, wanted);
}
