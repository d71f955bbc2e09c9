import { EVENT_ID, type Event, getScalarValue } from "js-yaml";
import type { Path } from "../finding.ts";
import { type Range, scalarRange } from "./scalar-range.ts";

/** A value's place in the text, and its parts'. */
export interface Node {
  /** Its text; an empty one at the offset where it would stand. */
  readonly range: { start: number; end: number };
  /** The text it has its value from: not the alias, but what that stands for. */
  readonly written: Range;
  /** Its key, for a value in a mapping. */
  readonly key?: Range | undefined;
  /** Values inside, by key or index; shared where an alias repeats them. */
  readonly parts: Map<string | number, Node>;
  /** Whether it is written in [ ] or { }. */
  readonly flow: boolean;
  /** Whether nothing is written at all, as in `key:`. */
  readonly empty: boolean;
}

interface Frame {
  readonly node: Node;
  readonly mapping: boolean;
  key: { name: string; range: Range } | undefined;
}

/** Gives every value of a document its place. Made only when there is something to point at. */
export function positionsOf(text: string, events: readonly Event[]): Node {
  const nowhere = { start: 0, end: 0 };
  const none: Node = { range: nowhere, written: nowhere, parts: new Map(), flow: false, empty: true };
  const frames: Frame[] = [];
  const anchors = new Map<string, Node>();
  let root = none;
  let last = 0;

  const add = (node: Node, name: string): Node => {
    const frame = frames[frames.length - 1];
    last = Math.max(last, node.range.end);
    if (frame === undefined) {
      root = node;
      return node;
    }
    if (!frame.mapping) {
      frame.node.parts.set(frame.node.parts.size, node);
      return node;
    }
    if (frame.key === undefined) {
      frame.key = { name, range: node.range };
      return node;
    }
    const keyed = { ...node, key: frame.key.range };
    frame.node.parts.set(frame.key.name, keyed);
    frame.key = undefined;
    return keyed;
  };

  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      const node = frames.pop()?.node;
      if (node === undefined) continue;
      node.range.end = node.flow ? closing(text, Math.max(last, node.range.start + 1)) : last;
      last = Math.max(last, node.range.end);
    } else if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? none;
      add({ ...target, range: { start: event.anchorStart - 1, end: event.anchorEnd }, empty: false }, "");
    } else if (event.type !== EVENT_ID.DOCUMENT) {
      const scalar = event.type === EVENT_ID.SCALAR;
      const range = scalar ? scalarRange(event) : { start: event.start, end: event.start + 1 };
      const flow = !scalar && "[{".includes(text.charAt(event.start));
      const place = range ?? { start: last, end: last };
      const node = {
        range: { ...place },
        written: place,
        parts: new Map(),
        flow,
        empty: range === undefined,
      };
      const added = add(node, scalar ? getScalarValue(text, event) : "");
      if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), added);
      if (!scalar) frames.push({ node: added, mapping: event.type === EVENT_ID.MAPPING, key: undefined });
    }
  }
  return root;
}

/** The node at a path, as far as the path leads. */
export function nodeAt(root: Node, path: Path): { node: Node; found: boolean } {
  let node = root;
  for (const step of path) {
    const part = node.parts.get(step);
    if (part === undefined) return { node, found: false };
    node = part;
  }
  return { node, found: true };
}

/** End of a flow collection whose last part ends at `from`. */
function closing(text: string, from: number): number {
  const rest = /(?:[\s,:]|(?<=\s)#[^\r\n]*)*[\]}]/y;
  rest.lastIndex = from;
  return rest.test(text) ? rest.lastIndex : from;
}
