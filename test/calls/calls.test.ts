import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "#decision/call.ts";
import { decide } from "#decision/decide.ts";
import { normaliseCaller } from "#decision/normalise-caller.ts";
import type { NumberPlan } from "#decision/plan.ts";
import type { CallEvent, DecisionEvent, InviteEvent } from "#edge/call-event.types.ts";
import type { Spool } from "#edge/read-spool.ts";
import type { PlacedCall } from "#local/samples/place-call.ts";
import { testBodies } from "./bodies.ts";
import { testByeAndAnswer } from "./bye-and-answer.ts";
import type { Running } from "./call-run.ts";
import { startRun } from "./call-run.ts";
import { testCancelAndAnswer } from "./cancel-and-answer.ts";
import { testDialogs } from "./dialogs.ts";
import { fileOfNumber } from "./file-of-number.ts";
import { testFullSpool } from "./full-spool.ts";
import { testHabits } from "./habits.ts";
import { testHiddenSides } from "./hidden-sides.ts";
import { testInsideKamailio } from "./inside-kamailio.ts";
import { testLateAnswers } from "./late-answers.ts";
import { testLiveSides } from "./live-sides.ts";
import { testLostMessages } from "./lost-messages.ts";
import { missingPrograms } from "./missing-programs.ts";
import { testNothingLeft } from "./nothing-left.ts";
import { testOddMessages } from "./odd-messages.ts";
import { testOutgoingLegs } from "./outgoing-legs.ts";
import { ending, eventsInWords, ladder } from "./record.ts";
import { testRefusedByTargets } from "./refused-by-targets.ts";
import { testRestartedEdge } from "./restarted-edge.ts";
import type { ScenarioCall } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";
import { testSeldom } from "./seldom.ts";
import { testStrangers } from "./strangers.ts";
import { testTwoAnswers } from "./two-answers.ts";

const missing = missingPrograms();
if (missing) console.warn(`SKIPPED: no real calls are placed: ${missing}`);
const stack = fileURLToPath(new URL("./stack", import.meta.url));
const all = scenarios.flatMap((scenario, number) =>
  scenario.calls.map((call, index) => ({
    ...{ scenario: scenario.name, yaml: scenario.yaml ?? "no file", call, id: `s${number}c${index}` },
  })),
);

describe.skipIf(missing)(`real calls through Kamailio${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let run: Running;
  let spool: Spool;
  let log: string;
  const placed = new Map<string, PlacedCall>();

  beforeAll(async () => {
    run = await startRun();
    await Promise.all(
      scenarios.map(async (scenario, number) => {
        // The phones are this process's, which stands still while it starts a program: they answer between two of them.
        await sleep(25 * number);
        const place = async (call: ScenarioCall, index: number) => {
          const id = `s${number}c${index}`;
          placed.set(id, await run.place(id, call));
        };
        if (scenario.inTurn) for (const [index, call] of scenario.calls.entries()) await place(call, index);
        else await Promise.all(scenario.calls.map(place));
      }),
    );
    spool = await endedSpool(run);
    log = await run.log();
  }, 120_000);
  afterAll(async () => {
    await run?.stop();
  });

  const eventsOf = (id: string): CallEvent[] => {
    for (const events of spool.calls.values())
      if (events.some((event) => event.event === "invite" && event.sipCallId.includes(`-${id}@`)))
        return events;
    return [];
  };

  test.each(all)("$yaml: $scenario: $call.called at $id", ({ id, yaml, call }) => {
    expect(fileOfNumber(stack, call.to ?? call.called) ?? "no file").toBe(yaml);
    const events = eventsOf(id);
    const { code, ladder: rungs, events: words, anyOrder } = call.expect;
    expect({ code: placed.get(id)?.code, ladder: ladder(events) }).toEqual({ code, ladder: rungs });
    if (anyOrder) expect(sorted(eventsInWords(events))).toEqual(sorted(words));
    else expect(eventsInWords(events)).toBe(words);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  });

  testOutgoingLegs(() => run);
  testInsideKamailio(() => run);
  testStrangers(() => run);
  testDialogs(() => run);
  testLateAnswers(() => run);
  testNothingLeft(() => run);
  testTwoAnswers(() => run);
  testCancelAndAnswer(() => run);
  testByeAndAnswer(() => run);
  testHiddenSides(() => run);
  testRestartedEdge(() => run);
  testLostMessages(() => run);
  testRefusedByTargets(() => run);
  testSeldom(() => run);
  testOddMessages(() => run);
  testBodies(() => run);
  testHabits(() => run);
  testLiveSides(() => run);
  testFullSpool(() => run);

  test("every decision is what decide() says for its recorded inputs", () => {
    const plans = plansOf(run);
    let compared = 0;
    for (const events of spool.calls.values()) {
      const invite = events.find((event): event is InviteEvent => event.event === "invite");
      const decision = events.find((event): event is DecisionEvent => event.event === "decision");
      const plan = plans.get(decision?.number ?? "");
      if (!invite || !decision || !plan || decision.outcome === "wrong-carrier") continue;
      const caller: Caller = normaliseCaller(decision.caller ?? invite.caller, run.areas);
      const again = decide(plan, caller, decision.instant, decision.random, decision.counters);
      expect({ outcome: decision.outcome, rule: decision.rule, trace: decision.trace }).toEqual({
        outcome: again.outcome,
        rule: again.rule,
        trace: again.trace,
      });
      expect(decision.generation).toBe(run.edge.generation);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });

  test("the spool is sound and Kamailio saw no error", () => {
    expect(spool.problems).toEqual([]);
    // By design: the number of the broken value, the exchange that refuses connections, the one without an address.
    // Kamailio's dialog module calls an answer after the caller's 487 a bogus event.
    const known =
      /error in request: |bogus event 4 in state 5|127\.0\.4\.13:5999|tcp_send failed|exchange\.invalid|failure to add branches/;
    const lines = log.split("\n").filter((line) => !known.test(line));
    const errors = lines.filter((line) => /ERROR|CRITICAL|BUG/.test(line));
    expect(errors).toEqual([]);
  });
});

function sorted(events: string): string[] {
  return events.split(", ").sort();
}

/** The spool once every call in it has ended; after 30 seconds as it is, so that a test says what is missing. */
async function endedSpool(run: Running): Promise<Spool> {
  for (let round = 0; ; round++) {
    const spool = await run.spool();
    const open = [...spool.calls.values()].filter((events) => ending(events) === undefined);
    if (open.length === 0 || round === 300) return spool;
    await sleep(100);
  }
}

function plansOf(run: Running): Map<string, NumberPlan> {
  const plans = new Map<string, NumberPlan>();
  for (const { sha256 } of run.compiled.manifest.shards)
    for (const line of (run.compiled.objects.get(sha256) ?? "").trim().split("\n")) {
      const entry: { number: string; plan: NumberPlan } = JSON.parse(line);
      plans.set(entry.number, entry.plan);
    }
  return plans;
}
