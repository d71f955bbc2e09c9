import type { Enterprise } from "../enterprise.types.ts";
import type { Path } from "../finding.ts";
import type { Platform } from "../platform.types.ts";
import { enterpriseFile } from "./enterprise-file.ts";
import { indexEntry } from "./index-entry.ts";
import { platformFile } from "./platform-file.ts";
import type { StackRule } from "./rule.ts";

/** For the tests of stack rules: what a rule finds in a stack of the files a.yaml, b.yaml, … in the order given. */
export function checkedBy(rule: StackRule) {
  return (
    files: Partial<Enterprise>[],
    parts: Partial<Platform> = {},
    exists = (_path: string): boolean => true,
  ): { file: string; code: string; path: Path }[] => {
    const platform = platformFile(parts);
    const entries = files.map((file, i) =>
      indexEntry(`${"abcdefgh"[i]}.yaml`, enterpriseFile(file), platform),
    );
    const view = { entries, platform, platformFile: "platform.yaml", exists, filesIn: () => [] };
    return rule.check(view).map(({ file, finding }) => ({ file, code: finding.code, path: finding.path }));
  };
}
