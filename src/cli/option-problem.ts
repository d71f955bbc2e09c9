/** What is wrong with an option, as a sentence with its remedy. */
export class OptionProblem extends Error {}

/** An option whose value should be something else. */
export function wrong(option: string, value: string, wanted: string): OptionProblem {
  return new OptionProblem(`${option} is ${JSON.stringify(value)}, but should be ${wanted}`);
}
