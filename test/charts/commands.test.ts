import { describe, expect, test } from "vitest";
import { runHotline } from "../run-hotline.ts";
import { collectCommand, container, edgeSet, helm, MINIMAL, objects, PRODUCTION, skipped } from "./tools.ts";

const without = skipped({ helm });

describe.skipIf(without)(`commands of the pods${without}`, () => {
  test.each(["kamailio", "rtpengine", "agent"])("%s: what its container says, its command knows", (name) => {
    for (const file of [MINIMAL, PRODUCTION]) {
      const { command, env } = container(edgeSet(objects([file])), name);
      const known = [...options(command.slice(1)), ...options(["drain"])];
      const said = env.map((each) => each.name).filter((each) => each.startsWith("HOTLINE_"));
      expect(said.filter((each) => !known.includes(each))).toEqual([]);
    }
  });

  test.each([MINIMAL, PRODUCTION])(
    "%s: the job that removes old objects says what its command knows",
    (file) => {
      const [, ...command] = collectCommand(objects([file]));
      const { stdout } = runHotline([command[0] ?? "", "--help"]);
      const flags = command.filter((each) => each.startsWith("--")).map((each) => each.split("=")[0] ?? "");
      expect(flags).toContain("--keep");
      for (const flag of flags) expect(stdout).toContain(`  ${flag}`);
    },
  );
});

/** Variables of the environment that a command of `hotline` knows. */
function options(command: readonly string[]): string[] {
  const { stdout } = runHotline([...command, "--help"]);
  return [...stdout.matchAll(/env:\s+(HOTLINE_\w+)/g)].map(([, name = ""]) => name);
}
