import { Command } from "commander";
import { afterEach, expect, test, vi } from "vitest";
import { switchOption } from "./switch-option.ts";

afterEach(() => vi.unstubAllEnvs());

function isOn(value: string | undefined, ...args: string[]): boolean {
  vi.stubEnv("HOTLINE_X", value);
  const command = new Command().addOption(switchOption("--own", "a switch", "HOTLINE_X"));
  return command.parse(args, { from: "user" }).opts()["own"] === true;
}

test.each(["1", "true", "yes"])("%j in its variable switches it on", (value) => {
  expect(isOn(value)).toBe(true);
});

test.each([undefined, "", "0", "no", "off", "False"])(
  "%j leaves it off, and the option itself counts",
  (value) => {
    expect(isOn(value)).toBe(false);
    expect(isOn(value, "--own")).toBe(true);
  },
);
