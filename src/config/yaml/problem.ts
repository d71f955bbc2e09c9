import type { Coded } from "../finding.ts";

/** Something wrong at a range of a text: UTF-16 offsets from 0, the end exclusive. */
export type Problem = Coded & { readonly start: number; readonly end: number };
