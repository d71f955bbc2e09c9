import { expect, test } from "vitest";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { secretInClear } from "./secret-in-clear.ts";

const register = { kind: "register", realm: "ims.example.cn", username: "hotline" } as const;

test("names of secrets are none, and secrets in their place or elsewhere are found", () => {
  const named = platformFile({
    trunks: [trunk({ auth: { ...register, password: { secret: "trunk-north" } } })],
  });
  expect(secretInClear.check(named)).toEqual([]);
  const auth = { ...register, username: `AKIA${"IOSFODNN7EXAMPLE"}`, password: { secret: "0".repeat(32) } };
  expect(places(secretInClear.check(platformFile({ trunks: [trunk({}), trunk({ auth })] })))).toEqual([
    { code: "secret-in-clear", path: ["trunks", 1, "auth", "username"] },
    { code: "secret-in-clear", path: ["trunks", 1, "auth", "password", "secret"] },
  ]);
});
