import { actionText } from "#decision/action-text.ts";
import { areaLabel } from "#model/areas.ts";
import type { SimulatedCall } from "./simulator.ts";

/** What would happen to one call and why, for people. */
export function account(call: SimulatedCall): string {
  const lines = [`${callerText(call)} calls ${calledText(call)} at ${call.at}`, "", outcomeText(call)];
  for (const [index, { binding, target, ringSeconds, group }] of call.attempts.entries()) {
    const place = group === undefined ? `${index + 1}.` : "together:";
    lines.push(`  ${place} ${binding}  ${target}  ${ringSeconds} s`);
  }
  if (call.ringback !== null) lines.push(`  ring-back: ${call.ringback}`);
  if (call.account !== null) lines.push(`  account: ${call.account}`);
  if (call.otherwise !== null) lines.push(`  otherwise: ${actionText(call.otherwise)}`);
  lines.push("", "because", ...call.trace.map((step) => `  ${step}`), "", `generation ${call.generation}`);
  return `${lines.join("\n")}\n`;
}

function callerText({ callerNumber, area }: SimulatedCall): string {
  if (callerNumber === null) return "an anonymous caller";
  return area === null
    ? `${callerNumber} (area unknown)`
    : `${callerNumber} (${area} ${areaLabel(area) ?? ""})`;
}

function calledText({ number, hotline, enterprise }: SimulatedCall): string {
  if (hotline === null) return number;
  return `${number === hotline ? hotline : `${hotline} by ${number}`} (${enterprise})`;
}

function outcomeText(call: SimulatedCall): string {
  const what =
    call.menu ??
    call.queue ??
    call.announce ??
    call.reason ??
    (call.outcome === "ring" ? call.group : call.treatment);
  const rule = call.rule === null ? "" : ` by rule ${call.rule}`;
  return `${call.outcome}${what === null ? "" : ` ${what}`}${rule}`;
}
