import { printable } from "#config/messages/shown.ts";
import type { Acknowledgement, Objection } from "./objection.ts";

/** Objections for a terminal; what an acknowledgement has to say can be copied into platform.yaml as it stands. */
export function refusalsText(objections: readonly Objection[]): string {
  return objections.map(objectionText).join("\n");
}

function objectionText({ rule, subject, message, help, acknowledgement }: Objection): string {
  const what = message.includes(subject) ? message : `${subject}: ${message}`;
  const consent = acknowledgement ? `:\n    - ${acknowledgementYaml(acknowledgement)}` : "";
  return `refused ${rule}: ${printable(what)}\n  help: ${printable(help)}${consent}\n`;
}

/** Changes that are refused no longer, each in a line. */
export function consentedText(changes: readonly Objection[]): string {
  return changes.map(({ rule, message }) => `acknowledged ${rule}: ${printable(message)}\n`).join("");
}

/** Acknowledgements that nothing needs, each as a warning. */
export function needlessText(acknowledgements: readonly Acknowledgement[]): string {
  return acknowledgements
    .map(
      (each) => `warning acknowledgement-needless: it fits no change: ${acknowledgementYaml(each)}
  help: take it out of acknowledgements in platform.yaml: it is no longer needed, or names another change, subject or old value
`,
    )
    .join("\n");
}

/** An acknowledgement as an item of the list in platform.yaml. */
function acknowledgementYaml({ change, subject, was }: Acknowledgement): string {
  const member = (key: string, text: string) => `${key}: ${printable(JSON.stringify(text))}`;
  return `{ ${member("change", change)}, ${member("subject", subject)}, ${member("was", was)} }`;
}
