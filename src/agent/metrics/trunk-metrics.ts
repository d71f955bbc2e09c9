import { Counter, Gauge, type Registry } from "prom-client";
import { REGISTRATION_STATES, type TrunkState } from "./trunk-state.ts";

/** Registers what an edge knows of its trunks; answers what sets it. Trunks that are not named any more disappear. */
export function trunkMetrics(registry: Registry): (trunks: readonly TrunkState[]) => void {
  const registers = [registry];
  const gauge = (name: string, help: string, labels: string[] = []) =>
    new Gauge({ name: `hotline_trunk_${name}`, help, labelNames: ["trunk", ...labels], registers });
  const up = gauge("up", "1 where nothing speaks against the trunk, 0 while it is suspect and tried last");
  const suspect = gauge("suspect", "1 for why the trunk is suspect; absent where it is not", ["why"]);
  const failures = gauge("failures_in_a_row", "Failures of calls over the trunk since one got through");
  const options = gauge("options_code", "SIP code of the trunk's last answer to OPTIONS, 408 for none");
  const worked = gauge("worked_timestamp_seconds", "When a call over the trunk last got through");
  const registration = gauge(
    "registration",
    "1 for the state of a registration that this edge keeps; absent where another one does",
    ["state"],
  );
  const refusals = new Counter({
    name: "hotline_trunk_registration_refusals_total",
    help: "Times that the carrier has refused user name or password, since Kamailio started",
    labelNames: ["trunk"],
    registers,
  });
  return (trunks) => {
    for (const each of [up, suspect, failures, options, worked, registration, refusals]) each.reset();
    for (const { trunk, ...state } of trunks) {
      up.set({ trunk }, state.suspectFor === undefined ? 1 : 0);
      if (state.suspectFor !== undefined) suspect.set({ trunk, why: state.suspectFor }, 1);
      failures.set({ trunk }, state.failures);
      if (state.options !== undefined) options.set({ trunk }, state.options);
      if (state.worked !== undefined) worked.set({ trunk }, state.worked);
      if (state.registration === undefined) continue;
      for (const each of REGISTRATION_STATES)
        registration.set({ trunk, state: each }, each === state.registration ? 1 : 0);
      refusals.inc({ trunk }, state.refusals);
    }
  };
}
