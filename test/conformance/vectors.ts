import { areaTable } from "./area-table.ts";
import { generatedCall } from "./generated/call.ts";
import { Dice } from "./generated/dice.ts";
import { generatedPlan } from "./generated/plan.ts";
import { handMade } from "./hand-made.ts";
import type { Vector } from "./vector.ts";

const SEED = 400;
const PLANS = 500;
const CALLS_PER_PLAN = 10;

function generated(): Vector[] {
  const dice = new Dice(SEED);
  const made: Vector[] = [];
  for (let number = 0; number < PLANS; number += 1) {
    const plan = generatedPlan(dice);
    for (let call = 0; call < CALLS_PER_PLAN; call += 1) {
      made.push({
        name: `generated ${number}.${call}`,
        plan,
        areas: areaTable,
        ...generatedCall(dice, plan),
      });
    }
  }
  return made;
}

/** The whole corpus, the same every time: the hand-made vectors first, then 5,000 generated ones. */
export const vectors: Vector[] = [...handMade.map((made) => made.vector), ...generated()];
