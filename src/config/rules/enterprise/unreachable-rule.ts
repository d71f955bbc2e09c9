import { areaCodes } from "#model/areas.ts";
import type { Enterprise, Rule } from "../../enterprise.types.ts";
import type { EnterpriseRule } from "../rule.ts";

/** How many earlier rules each rule is compared with; files of honest size have far fewer. */
const COMPARED = 64;

/** The first rule that fits decides: one whose every case an earlier rule takes is never reached. */
export const unreachableRule: EnterpriseRule = {
  id: "unreachable-rule",
  check: (file) => {
    const rules = file.answer ?? [];
    const catchAll = rules.findIndex((rule) => rule.when === undefined);
    const areas = areaSets(file);
    return rules.flatMap((rule, i) => {
      const compared = catchAll >= 0 && i > catchAll ? [catchAll] : earlier(i);
      const by = compared.find((j) => covers(rules[j], rule, areas));
      return by === undefined
        ? []
        : [{ code: "unreachable-rule", path: ["answer", i], params: { rule: i, by } }];
    });
  },
};

function earlier(i: number): number[] {
  return Array.from({ length: Math.min(i, COMPARED) }, (_, j) => j);
}

/** Whether every call that fits `later` fits `first` too. */
function covers(
  first: Rule | undefined,
  later: Rule,
  areas: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (first === undefined) return false;
  const { open, from } = first.when ?? {};
  if (open !== undefined && open !== later.when?.open) return false;
  if (from === undefined || from === later.when?.from) return true;
  const wide = areas.get(from);
  const narrow = later.when?.from === undefined ? undefined : areas.get(later.when.from);
  return wide !== undefined && narrow !== undefined && [...narrow].every((code) => wide.has(code));
}

function areaSets({ areas = {} }: Enterprise): Map<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(areas).map(([name, members]) => [
      name,
      new Set(members.flatMap((member) => areaCodes(member) ?? [member])),
    ]),
  );
}
