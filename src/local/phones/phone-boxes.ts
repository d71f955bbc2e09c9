import type { TrunkPlan } from "#compile/generation.ts";
import type { NumberPlan } from "#decision/plan.ts";
import type { PhoneBehaviour } from "./phone-call.ts";
import { type Phones, startPhones } from "./phones.ts";
import { type Asked, phonesOf } from "./phones-of.ts";

/** A number whose phones are wanted, and what is asked of them. */
export interface Wanted {
  plan: NumberPlan;
  asked?: Asked;
}

/** Starts all phones that some numbers need, one box for each address; answers how to take them away. */
export async function startPhoneBoxes(
  wanted: readonly Wanted[],
  trunks: readonly TrunkPlan[],
): Promise<() => Promise<void>> {
  const boxes = new Map<string, Record<string, PhoneBehaviour>>();
  for (const { plan, asked } of wanted) {
    for (const { address, user, does } of phonesOf(plan, trunks, asked))
      boxes.set(address, { ...boxes.get(address), [user]: does });
  }
  const started: Phones[] = [];
  const stop = async () => {
    await Promise.all(started.map((phones) => phones.stop()));
  };
  try {
    for (const [box, phones] of boxes) {
      const [address = "", port = "5060"] = box.split(/:(?=\d+$)/);
      started.push(await startPhones({ address, port: Number(port), phones }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
