import { expect, test } from "vitest";
import { foundationFile } from "../foundation-file.ts";
import { places } from "../places.ts";
import { foundationSecrets } from "./foundation-secrets.ts";

test("a key in the place of a name is found", () => {
  expect(foundationSecrets.check(foundationFile())).toEqual([]);
  const cluster = { name: `AKIA${"IOSFODNN7EXAMPLE"}` };
  expect(places(foundationSecrets.check(foundationFile({ cluster })))).toEqual([
    { code: "secret-in-clear", path: ["cluster", "name"] },
  ]);
});
