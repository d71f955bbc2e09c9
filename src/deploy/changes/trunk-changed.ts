import { canonicalJson } from "#compile/canonical-json.ts";
import type { ChangeRule } from "./dangerous-change.ts";
import { type TrunkAddress, trunksOf } from "./trunks-of.ts";

/** Calls over a trunk go to, or are taken from, somebody else, or their number is looked for elsewhere. */
export const trunkChanged: ChangeRule = {
  id: "trunk-changed",
  find: ({ base, next }) => {
    const left = trunksOf(next.compiled);
    return [...trunksOf(base.compiled)].flatMap(([id, was]) => {
      const now = left.get(id);
      const changes = now === undefined ? [] : differences(was, now);
      if (changes.length === 0) return [];
      return [{ subject: id, was, message: `trunk ${id} is another: ${changes.join("; ")}` }];
    });
  },
};

const KEYS = ["carrier", "host", "port", "transport", "addresses", "account", "delivers"] as const;

function differences(was: TrunkAddress, now: TrunkAddress): string[] {
  return KEYS.filter((key) => canonicalJson(was[key]) !== canonicalJson(now[key])).map(
    (key) => `${key} ${shown(was[key])} becomes ${shown(now[key])}`,
  );
}

function shown(value: TrunkAddress[keyof TrunkAddress]): string {
  return [value ?? "none"].flat().join(", ");
}
