import { callInput } from "./call-input.ts";
import { type InputProblem, isProblem, problem } from "./input-problem.ts";
import { linesOf } from "./lines-of.ts";
import { type Simulator, simulate } from "./simulator.ts";

const MAX_LINE = 1_000_000;

/**
 * Simulates the calls of an NDJSON stream, one line out for each line in and in the same order; blank lines are
 * passed over. A line that is no call gives `{ error: { code, message }, line }` in its place. Answers whether
 * there was any.
 *
 * @param write takes whole lines; it is waited for, so that a slow reader slows the batch down
 */
export async function simulateBatch(
  against: Simulator,
  input: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
): Promise<{ bad: number }> {
  let bad = 0;
  for await (const lines of linesOf(input, MAX_LINE)) {
    let out = "";
    for (const { line, text } of lines) {
      if (text !== undefined && text.trim() === "") continue;
      const result = text === undefined ? problem("line-too-long") : simulateLine(against, text);
      if (isProblem(result)) {
        bad += 1;
        out += `${JSON.stringify({ error: result, line })}\n`;
      } else out += `${JSON.stringify(result)}\n`;
    }
    await write(out);
  }
  return { bad };
}

function simulateLine(against: Simulator, text: string): ReturnType<typeof simulate> | InputProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problem("not-json");
  }
  const call = callInput(value);
  return isProblem(call) ? call : simulate(against, call);
}
