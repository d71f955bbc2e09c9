import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";
import { Anchors } from "./anchors.ts";
import { kindOf } from "./kind-of.ts";
import { MAX_NODES, MAX_PROBLEMS } from "./limits.ts";
import { type Lines, linesOf, positionAt } from "./lines.ts";
import type { Problem } from "./problem.ts";
import { resolveScalar } from "./resolve-scalar.ts";
import { type Range, scalarRange } from "./scalar-range.ts";

type Mapping = Record<string, unknown>;

/** A collection that is being filled. */
interface Frame {
  readonly value: unknown[] | Mapping;
  /** The key whose value comes next; undefined where a key comes next; null where the key was refused. */
  key: string | null | undefined;
  /** Where each key of a mapping stands, to name the first of two. */
  keys: Map<string, number> | undefined;
  /** Values counted before this collection, to know how many it holds. */
  readonly before: number;
  readonly anchor: string | undefined;
}

/** A value on its way into the collection that holds it. */
interface Part {
  readonly value: unknown;
  readonly range: Range;
  /** "plain" and "quoted" are scalars; only they may be keys. */
  readonly form: "plain" | "quoted" | "other";
}

export interface Built {
  readonly value: unknown;
  /** How many values it holds, aliases written out. */
  readonly nodes: number;
  readonly problems: readonly Problem[];
}

/**
 * Builds the value of a file's first document, on a stack of its own and in one pass. Refused are duplicate keys,
 * keys that are not text, merge keys, tags, cyclic aliases, and more aliases or values than the limits allow.
 */
export function buildValue(text: string, events: readonly Event[]): Built {
  const builder = new Builder(text);
  for (const event of events) {
    if (event.type === EVENT_ID.POP) builder.close();
    else if (event.type !== EVENT_ID.DOCUMENT) builder.take(event);
    if (builder.stopped) break;
  }
  return { value: builder.root, nodes: builder.nodes, problems: builder.problems };
}

class Builder {
  root: unknown;
  stopped = false;
  nodes = 0;
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Anchors();
  #lines: Lines | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  take(event: ScalarEvent | SequenceEvent | MappingEvent | AliasEvent): void {
    this.nodes++;
    if (event.type === EVENT_ID.ALIAS) this.#alias(event);
    else {
      if (event.tagStart >= 0) this.#tag(event.tagStart, event.tagEnd);
      const anchor = event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
      if (event.type === EVENT_ID.SCALAR) this.#scalar(event, anchor);
      else this.#open(event, anchor);
    }
  }

  close(): void {
    const frame = this.#frames.pop();
    if (frame?.anchor !== undefined)
      this.#anchors.close(frame.anchor, frame.value, this.nodes - frame.before);
  }

  #scalar(event: ScalarEvent, anchor: string | undefined): void {
    const plain = event.style === SCALAR_STYLE.PLAIN;
    const source = getScalarValue(this.#text, event);
    const value = plain ? resolveScalar(source) : source;
    if (anchor !== undefined) this.#anchors.add(anchor, value, 1);
    const range = scalarRange(event) ?? { start: 0, end: 0 };
    this.#add({ value, range, form: plain ? "plain" : "quoted" });
  }

  #open(event: SequenceEvent | MappingEvent, anchor: string | undefined): void {
    const value: unknown[] | Mapping = event.type === EVENT_ID.SEQUENCE ? [] : {};
    if (anchor !== undefined) this.#anchors.add(anchor, value, undefined);
    this.#add({ value, range: { start: event.start, end: event.start + 1 }, form: "other" });
    this.#frames.push({ value, key: undefined, keys: undefined, before: this.nodes, anchor });
  }

  #alias(event: AliasEvent): void {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const range = { start: event.anchorStart - 1, end: event.anchorEnd };
    const use = this.#anchors.use(name);
    if ("refused" in use) {
      this.#report({ ...use.refused, ...range });
      this.stopped = use.refused.code === "too-many-aliases";
      this.#add({ value: null, range, form: "other" });
      return;
    }
    this.nodes += use.size;
    if (this.nodes > MAX_NODES) {
      this.#report({ code: "too-big-expanded", params: { limit: MAX_NODES }, ...range });
      this.stopped = true;
    }
    this.#add({ value: use.value, range, form: "other" });
  }

  #tag(start: number, end: number): void {
    this.#report({ code: "yaml-tag", params: { tag: this.#text.slice(start, end) }, start, end });
  }

  #add(part: Part): void {
    const frame = this.#frames[this.#frames.length - 1];
    if (frame === undefined) this.root = part.value;
    else if (Array.isArray(frame.value)) frame.value.push(part.value);
    else if (frame.key === undefined) frame.key = this.#key(frame, part);
    else {
      if (frame.key !== null) setOwn(frame.value, frame.key, part.value);
      frame.key = undefined;
    }
  }

  #key(frame: Frame, { value, range, form }: Part): string | null {
    if (typeof value !== "string" || form === "other") {
      const source = form === "other" ? "" : this.#text.slice(range.start, range.end);
      if (source === "") this.#report({ code: "yaml-key", params: { found: kindOf(value) }, ...range });
      else this.#report({ code: "unquoted-key", params: { source, found: kindOf(value) }, ...range });
      return null;
    }
    if (form === "plain" && value === "<<") {
      this.#report({ code: "yaml-merge-key", ...range });
      return null;
    }
    frame.keys ??= new Map();
    const first = frame.keys.get(value);
    if (first === undefined) {
      frame.keys.set(value, range.start);
      return value;
    }
    if (this.problems.length < MAX_PROBLEMS) {
      this.#lines ??= linesOf(this.#text);
      const { line } = positionAt(this.#lines, first);
      this.#report({ code: "duplicate-key", params: { key: value, line }, ...range });
    }
    return null;
  }

  #report(problem: Problem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }
}

function setOwn(mapping: Mapping, key: string, value: unknown): void {
  // Assigning __proto__ would change the prototype instead of adding a key.
  if (key === "__proto__")
    Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  else mapping[key] = value;
}
