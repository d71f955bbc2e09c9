import { InvalidArgumentError } from "commander";

/** The value of an option that has to say something: a variable of a script that is not set says nothing. */
export function named(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("it must not be empty.");
  return text;
}
