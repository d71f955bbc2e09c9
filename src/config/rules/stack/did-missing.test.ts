import { expect, test } from "vitest";
import { checkedBy } from "../checked-by.ts";
import { trunk } from "../platform-file.ts";
import { didMissing } from "./did-missing.ts";

const check = checkedBy(didMissing);

const did = trunk({ id: "did", delivers: { number: "did", at: "request-uri", format: "national" } });

test("where all trunks deliver DIDs a number needs one", () => {
  expect(
    check([{}, { contract: { did: "010-62340000" } }, { contract: { platform: "intelligent-network" } }], {
      trunks: [did],
    }),
  ).toEqual([{ file: "a.yaml", code: "did-missing", path: ["number"] }]);
  expect(check([{}], { trunks: [did, trunk({})] })).toEqual([]);
});
