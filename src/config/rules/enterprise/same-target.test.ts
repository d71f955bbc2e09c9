import { expect, test } from "vitest";
import type { Enterprise } from "../../enterprise.types.ts";
import { enterpriseFile } from "../enterprise-file.ts";
import { places } from "../places.ts";
import { platformFile } from "../platform-file.ts";
import { sameTarget } from "./same-target.ts";

const check = (parts: Partial<Enterprise>) => places(sameTarget.check(enterpriseFile(parts), platformFile()));

test("however it is written", () => {
  expect(
    check({
      bindings: [
        { id: "a", phone: "010-62345678" },
        { id: "b", phone: "+861062345678" },
        { id: "c", sip: "sip:a@pbx.example.cn" },
        { id: "d", sip: "sip:a@pbx.example.cn" },
        { id: "e", phone: "123" },
        { id: "f", phone: "123" },
      ],
    }),
  ).toEqual([
    { code: "same-target", path: ["bindings", 1, "phone"] },
    { code: "same-target", path: ["bindings", 3, "sip"] },
  ]);
});
