import { actionText } from "./action-text.ts";
import type { Attempt, Decision } from "./call.ts";
import { integerText } from "./integer-text.ts";

function field(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}=${value}`;
}

function attemptText(attempt: Attempt): string {
  const group = attempt.group === undefined ? "" : ` @${attempt.group}`;
  return `${attempt.binding} ${attempt.target} ${integerText(attempt.ringSeconds)}s${group}`;
}

/**
 * A decision as one line of text, the same on every runtime: its fields in a fixed order, its attempts, its trace.
 *
 * `ring rule=0 group=answer.0 [desk +861062345678 20s] status active; caller ordinary; …`
 */
export function traceLine(decision: Decision): string {
  let line: string = decision.outcome;
  line += field("reason", decision.reason);
  if (decision.rule !== undefined) line += field("rule", integerText(decision.rule));
  line += field("group", decision.group);
  line += field("ringback", decision.ringback);
  line += field("account", decision.account);
  line += field("menu", decision.menu);
  line += field("queue", decision.queue);
  line += field("announce", decision.announce);
  line += field("treatment", decision.treatment);
  if (decision.otherwise !== undefined) line += ` otherwise=(${actionText(decision.otherwise)})`;
  line += " [";
  for (let index = 0; index < decision.attempts.length; index++) {
    const attempt = decision.attempts[index];
    if (attempt !== undefined) line += (index > 0 ? ", " : "") + attemptText(attempt);
  }
  line += "]";
  for (let index = 0; index < decision.trace.length; index++) {
    line += `${index > 0 ? ";" : ""} ${decision.trace[index]}`;
  }
  return line;
}
