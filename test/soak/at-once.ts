// Two answers of one call in the same instant, and CANCEL with an answer, thousands of times, with two and with four
// workers of Kamailio: one of the two is what caller, targets and record say.
//   node test/soak/at-once.ts [rounds of each]
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { callRecord } from "../calls/call-record.ts";
import { startRun } from "../calls/call-run.ts";
import { cancelsAndAnswers, recorded as crossed } from "../calls/cancel-and-answer.ts";
import { recorded as shared, twoAnswers } from "../calls/two-answers.ts";

const stack = fileURLToPath(new URL("../calls/stack", import.meta.url));

const [rounds = 3000] = process.argv.slice(2).map(Number);
for (const workers of [2, 4]) {
  const run = await startRun(workers);
  const answered = await twoAnswers(run.edge, rounds);
  const outcomes = await cancelsAndAnswers(run.edge, rounds);
  let [looked, wrong] = [0, 0];
  for (const events of (await run.spool()).calls.values()) {
    const invite = events.find((event) => event.event === "invite");
    const id = invite?.event === "invite" ? invite.sipCallId : "";
    const [shares, outcome] = [answered.get(id), outcomes.get(id)];
    if (shares === undefined && outcome === undefined) continue;
    looked += 1;
    const record = callRecord(stack, events);
    const [seen, expected] = shares
      ? [{ ...record, sip: shares.sip }, shared[shares.winner]]
      : [record, outcome && crossed[outcome]];
    if (!isDeepStrictEqual(seen, expected)) wrong += 1;
  }
  const errors = (await run.log()).split("\n").filter((line) => /ERROR|CRITICAL|BUG/.test(line));
  await run.stop();
  const left = [...answered.values()].filter(({ winner }) => winner === "left").length;
  const cancelled = [...outcomes.values()].filter((outcome) => outcome === "cancelled").length;
  console.log(
    `at-once, ${workers} workers: of ${rounds} pairs of answers ${left} went to the first target, each to one;`,
  );
  console.log(
    `  of ${rounds} crossings of CANCEL and answer ${cancelled} were cancelled, each was told one thing;`,
  );
  console.log(
    `  ${looked} records, ${wrong} of which say otherwise; errors in the log: ${errors.length} ${errors[0] ?? ""}`,
  );
  if (wrong > 0 || looked !== 2 * rounds || errors.length > 0) process.exitCode = 1;
}
