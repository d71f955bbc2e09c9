import type { Scenario } from "./scenario.ts";
import { answered } from "./scenarios/answered.ts";
import { limited } from "./scenarios/limited.ts";
import { nextTarget } from "./scenarios/next-target.ts";
import { refused } from "./scenarios/refused.ts";

/** Real calls and what must come of them. */
export const scenarios: Scenario[] = [...answered, ...nextTarget, ...limited, ...refused];
