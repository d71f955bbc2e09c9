import type { StackRule } from "./rule.ts";
import { audioMissing } from "./stack/audio-missing.ts";
import { didMissing } from "./stack/did-missing.ts";
import { didTaken } from "./stack/did-taken.ts";
import { didTarget } from "./stack/did-target.ts";
import { idTaken } from "./stack/id-taken.ts";
import { noTrunk } from "./stack/no-trunk.ts";
import { numberTaken } from "./stack/number-taken.ts";
import { overCapacity } from "./stack/over-capacity.ts";

/** Rules across files. */
export const stackRules: readonly StackRule[] = [
  audioMissing,
  didMissing,
  didTaken,
  didTarget,
  idTaken,
  noTrunk,
  numberTaken,
  overCapacity,
];
