const messages = {
  "not-json": () => "the line is no JSON",
  "line-too-long": () => "the line is longer than 1 MB",
  "not-a-call": () => "a line is an object: { number, caller, at, random?, counters? }",
  "not-text": (what: string) => `${what} must be text in quotes`,
  "not-an-instant": (what: string) =>
    `${what} must be an instant with its offset, such as 2026-10-10T11:00:00+08:00`,
  "not-in-range": (what: string) => `${what} must be a number from 0 to below 1`,
  "not-counters": (what: string) => `${what} must be an object`,
  "not-a-counter": (what: string) =>
    `there is no counter ${what}; there are concurrent, active, callerCalls, shortCalls, blockedUntil, monthCalls, monthCost and roundRobin`,
  "not-a-count": (what: string) => `${what} must be a whole number, 0 or more`,
  "not-money": (what: string) => `${what} must be yuan as text, such as "12.30"`,
} as const;

/** What is wrong with a call that is to be simulated. */
export interface InputProblem {
  code: keyof typeof messages;
  message: string;
}

export function problem(code: keyof typeof messages, what = ""): InputProblem {
  return { code, message: messages[code](what) };
}

export function isProblem<T extends object>(result: T | InputProblem): result is InputProblem {
  return "code" in result && "message" in result;
}
