import type { DeploymentPlan, PlannedResource } from "../planned-resource.ts";
import type { ChangeRule } from "./dangerous-change.ts";

/** What was protected stays, and stays protected. */
export const protectionLost: ChangeRule = {
  id: "protection-lost",
  find: ({ base, next }) =>
    base.plan.resources.flatMap((was) => {
      if (was.options.protect !== true) return [];
      const now = next.plan.resources.find((each) => isSame(base.plan, was, next.plan, each));
      if (now?.options.protect === true) return [];
      const how = now === undefined ? "is not in the plan any more" : "is no longer protected";
      return [
        {
          subject: was.name,
          was: { type: was.type, name: was.name },
          message: `${was.name} ${how}`,
        },
      ];
    }),
};

/** Whether an engine takes both for the same thing: type, component's type, and a name that it has or had. */
function isSame(
  base: DeploymentPlan,
  was: PlannedResource,
  next: DeploymentPlan,
  now: PlannedResource,
): boolean {
  return (
    was.type === now.type &&
    parentType(base, was) === parentType(next, now) &&
    [now.name, ...(now.options.aliases ?? [])].includes(was.name)
  );
}

function parentType({ components }: DeploymentPlan, { options }: PlannedResource): string | undefined {
  return components.find(({ name }) => name === options.parent)?.type;
}
