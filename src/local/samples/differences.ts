import type { Decision } from "#decision/call.ts";
import type { CallAccount } from "../account/account.ts";
import type { Expectation } from "./sample-calls.types.ts";

/** One thing that is not as it should be. */
export interface Difference {
  what: string;
  /** By the sample call's own expectation, or by the decision for the same instant and caller. */
  by: "expected" | "simulated";
  should: string;
  is: string;
}

/**
 * What happened against what the sample says, and against what the decision function says for the same number,
 * caller, instant and random: they must agree, or what was reviewed is not what ran.
 */
export function differences(account: CallAccount, expected: Expectation, simulated: Decision): Difference[] {
  const is = {
    outcome: account.outcome,
    reason: account.reason ?? "none",
    rule: `${account.rule ?? "none"}`,
  };
  const found: Difference[] = [];
  const compare = (by: Difference["by"], what: string, should: string, real: string) => {
    if (should !== real) found.push({ what, by, should, is: real });
  };
  compare("expected", "outcome", expected.outcome, is.outcome);
  compare("expected", "reason", expected.reason ?? "none", is.reason);
  compare("expected", "rule", `${expected.rule ?? "none"}`, is.rule);
  compare("expected", "needs media", `${expected.needsMedia ?? false}`, `${account.needsMedia}`);
  compare(
    "expected",
    "attempts",
    expected.attempts.map(attemptText).join(", "),
    account.attempts.map(attemptText).join(", "),
  );
  compare("expected", "SIP code", `${expected.sip}`, `${account.sip}`);
  compare("expected", "ended by", expected.endedBy, account.endedBy);

  compare("simulated", "outcome", simulated.outcome, is.outcome);
  compare("simulated", "reason", simulated.reason ?? "none", is.reason);
  compare("simulated", "rule", `${simulated.rule ?? "none"}`, is.rule);
  const [planned, rung] = firstAttempts(account, simulated);
  compare("simulated", "first attempts", planned.join(", "), rung.join(", "));
  return found;
}

function attemptText({
  binding,
  trunk,
  result,
}: {
  binding: string;
  trunk?: string;
  result: string;
}): string {
  return `${binding}${trunk === undefined ? "" : ` over ${trunk}`} ${result}`;
}

/**
 * The targets that the decision puts first, and those that were rung first, as far as both go: the call may end
 * before all were tried, and go on to others after them. A target tried over several trunks counts once.
 */
function firstAttempts({ attempts, needsMedia }: CallAccount, simulated: Decision): [string[], string[]] {
  const rung = attempts
    .filter((attempt, i) => attempt.binding !== attempts[i - 1]?.binding)
    .map(({ binding, target }) => `${binding} ${target}`);
  const planned =
    needsMedia || simulated.outcome === "carrier"
      ? []
      : simulated.attempts.map(({ binding, target }) => `${binding} ${target}`);
  const ended = attempts.some(({ result }) => result === "answered" || result === "cancelled");
  const tried = ended ? planned.slice(0, rung.length) : planned;
  return [tried, rung.slice(0, planned.length)];
}
