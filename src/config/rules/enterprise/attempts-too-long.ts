import { contractOf } from "../contract-of.ts";
import type { EnterpriseRule } from "../rule.ts";
import { longestUnanswered, type RingRow, ringRows, ringSeconds } from "../unanswered.ts";

/** All attempts of a rule together last longer than the carrier keeps an unanswered call: the last never ring. */
export const attemptsTooLong: EnterpriseRule = {
  id: "attempts-too-long",
  check: (file, platform) => {
    const limit = longestUnanswered(file.number, platform);
    if (limit === undefined || contractOf(file, platform).platform !== "forwarding") return [];
    const timesOf = ({ groups }: RingRow): { longest: number; total: number } => {
      let longest = 0;
      let total = 0;
      for (const { simultaneous, members } of groups) {
        let sum = 0;
        let most = 0;
        for (const member of members) {
          const ring = ringSeconds(member, platform);
          sum += ring;
          most = Math.max(most, ring);
        }
        total += simultaneous ? most : sum;
        longest = Math.max(longest, most);
      }
      return { longest, total };
    };
    return ringRows(file, platform).flatMap((row) => {
      const { longest, total } = timesOf(row);
      // A single ring over the limit is said by ring-too-long, at the binding.
      if (total <= limit || longest > limit) return [];
      const path = row.path[0] === "bindings" ? row.path : [...row.path, "ring"];
      return [{ code: "attempts-too-long", path, at: "key", params: { total, limit } }];
    });
  },
};
