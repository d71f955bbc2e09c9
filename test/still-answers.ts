import { answersOptions } from "#edge/answers-options.ts";
import { until } from "./until.ts";

/** Fails unless an edge answers OPTIONS in time (milliseconds); asked again as over UDP, where a full buffer loses a question. */
export async function stillAnswers(
  { address, port }: { address: string; port: number },
  withinMs?: number,
): Promise<void> {
  await until(() => answersOptions(address, port, 500), Boolean, withinMs);
}
