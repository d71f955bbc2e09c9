import { expect, test } from "vitest";
import { meant } from "./meant.ts";

const city = { pattern: "^0[1-9][0-9]{1,2}$" };
const number = { pattern: "^400[0-9]{7}$" };

test("a number's digits, where they are what is wanted", () => {
  expect(meant("400-6010114", number)).toBe("4006010114");
  expect(meant("400 601 0114", number)).toBe("4006010114");
  expect(meant("400-60101145", number)).toBeUndefined();
  expect(meant("400-601-flower", number)).toBeUndefined();
});

test("a city's area code, where it has one", () => {
  expect(meant("beijing", city)).toBe("010");
  expect(meant("Shenzhen", city)).toBe("0755");
  expect(meant("深圳", city)).toBe("0755");
  expect(meant("guangdong", city)).toBeUndefined();
  expect(meant("atlantis", city)).toBeUndefined();
  expect(meant("beijing", number)).toBeUndefined();
});
