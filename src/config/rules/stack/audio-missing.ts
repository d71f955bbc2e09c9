import type { StackRule } from "../rule.ts";

/** A recording's file is not in the stack's folder. */
export const audioMissing: StackRule = {
  id: "audio-missing",
  check: ({ entries, exists }) =>
    entries.flatMap(({ file, audio }) =>
      audio.flatMap(({ value, path }) =>
        exists(value) ? [] : [{ file, finding: { code: "audio-missing", path, params: { path: value } } }],
      ),
    ),
};
