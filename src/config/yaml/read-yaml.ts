import { type DocumentEvent, EVENT_ID, type Event, parseEvents, YAMLException } from "js-yaml";
import { type Built, buildValue } from "./build-value.ts";
import { MAX_DEPTH } from "./limits.ts";
import type { Problem } from "./problem.ts";
import { syntaxProblem } from "./syntax-problem.ts";

/** A file's one document, or what is wrong with it as YAML. `events` give every value its place. */
export type Reading =
  | (Pick<Built, "value" | "nodes"> & { readonly events: readonly Event[]; readonly problems?: undefined })
  | { readonly problems: readonly Problem[] };

/**
 * Reads the one YAML document of a text: YAML 1.2 core schema, mappings with text keys, nothing that hides what
 * a file says. Never throws on any text.
 */
export function readYaml(text: string): Reading {
  const events = eventsOf(text);
  if (!Array.isArray(events)) return { problems: [events] };
  const form = formProblem(text, events);
  if (form !== undefined) return { problems: [form] };
  const { value, nodes, problems } = buildValue(text, events);
  return problems.length > 0 ? { problems } : { value, nodes, events };
}

function eventsOf(text: string): Event[] | Problem {
  try {
    return parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (error instanceof YAMLException && error.mark !== undefined)
      return syntaxProblem(text, error.reason, error.mark.position);
    throw error;
  }
}

/** What is wrong with the file as a whole: it must hold one document, without directives, that is not empty. */
function formProblem(text: string, events: readonly Event[]): Problem | undefined {
  const documents = events.filter((event): event is DocumentEvent => event.type === EVENT_ID.DOCUMENT);
  const [first, second] = documents;
  const only = events[1];
  if (first === undefined || (second === undefined && only?.type === EVENT_ID.SCALAR && only.valueStart < 0))
    return { code: "yaml-empty", start: 0, end: 0 };
  if (documents.some(({ directives }) => directives.length > 0)) return directiveProblem(text);
  if (second === undefined) return undefined;
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)];
  const start = marks[first.explicitStart ? 1 : 0]?.index ?? text.search(/(?<=^\.\.\.\s)/m);
  return { code: "yaml-documents", start, end: start + 3 };
}

function directiveProblem(text: string): Problem {
  const match = /^%[^\r\n]*/m.exec(text);
  const start = match?.index ?? 0;
  const directive = (match?.[0] ?? "%").slice(0, 40);
  return { code: "yaml-directive", params: { directive }, start, end: start + directive.length };
}
