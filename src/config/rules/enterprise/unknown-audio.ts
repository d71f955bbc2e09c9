import { audioReferences } from "../audio-references.ts";
import { dangling } from "../references.ts";
import type { EnterpriseRule } from "../rule.ts";

/** Ring-back, a greeting, music or an announcement names a recording that the file does not have. */
export const unknownAudio: EnterpriseRule = {
  id: "unknown-audio",
  check: (file) =>
    dangling(audioReferences(file), Object.keys(file.audio ?? {})).map((at) => ({
      code: "unknown-audio",
      ...at,
    })),
};
