import { expect, test } from "vitest";
import { callerText, phoneText } from "./phone-text.ts";

test.each([
  ["+861062345678", "010-62345678"],
  ["+8675526550101", "0755-26550101"],
  ["+8613901234567", "13901234567"],
  ["+864006010114", "4006010114"],
  ["sip:service@127.0.0.14:5090", "sip:service@127.0.0.14:5090"],
])("%s is written %s", (target, text) => expect(phoneText(target)).toBe(text));

test.each([
  [{ number: "+8675522223333", area: "0755" }, "0755-22223333 (广东深圳)"],
  [{ number: "+8616612345678" }, "16612345678 (area unknown)"],
  [{}, "anonymous"],
])("%j is %s", (caller, text) => expect(callerText(caller)).toBe(text));
