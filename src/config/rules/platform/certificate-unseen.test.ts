import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { certificateUnseen } from "./certificate-unseen.ts";

const check = (trunks: Platform["trunks"]) => places(certificateUnseen.check(platformFile({ trunks })));

test("a trunk over TLS is asked, unless nobody looks at its certificate", () => {
  const silent = { transport: "tls", probe: "none" } as const;
  expect(check([trunk({}), trunk({ id: "secure", ...silent })])).toEqual([
    { code: "certificate-unseen", path: ["trunks", 1, "probe"] },
  ]);
  expect(check([trunk({ ...silent, tls: { verify: false } })])).toEqual([]);
  expect(check([trunk({ transport: "tls" }), trunk({ id: "plain", probe: "none" })])).toEqual([]);
});
