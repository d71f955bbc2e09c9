import { objectsAt, textAt } from "./json-object.ts";
import type { PlanRule } from "./plan-rule.ts";
import { podsOf } from "./pods-of.ts";

/** No pod sees the processes, the memory or the files of its machine. */
export const hostAccess: PlanRule = {
  id: "host-access",
  check: (plan) =>
    podsOf(plan).flatMap(({ resource, spec }) =>
      [
        ...["hostPID", "hostIPC"].filter((key) => spec[key] === true),
        ...objectsAt(spec, "volumes")
          .filter((volume) => volume["hostPath"] !== undefined)
          .map((volume) => `hostPath in volume ${textAt(volume, "name")}`),
      ].map((key) => ({
        subject: resource.name,
        message: `its pods have ${key}, and with it the machine that they run on`,
        help: `take ${key} out of the chart; a folder that containers share is an emptyDir`,
      })),
    ),
};
