import { inQuotes } from "./in-quotes.ts";
import type { Messages } from "./message.ts";

/** What the reader says about a file's bytes and YAML. */
export const yamlMessages = {
  "not-readable": {
    severity: "error",
    summary: "The file cannot be read",
    message: (p: { reason: string }) => `the file cannot be read: ${p.reason}`,
    help: () => "see that it exists, is a regular file, and may be read",
  },
  "no-platform": {
    severity: "error",
    summary: "No platform file belongs to the file",
    message: () => "there is no platform.yaml in this file's folder or above it",
    help: () =>
      "add platform.yaml beside the enterprises folder, or put the file into the enterprises folder of a stack: what it may say depends on the stack's platform.yaml",
  },
  "file-too-large": {
    severity: "error",
    summary: "The file is larger than any honest one",
    message: (p: { bytes: number; limit: number }) =>
      `the file has ${p.bytes} bytes; at most ${p.limit} are read`,
    help: () =>
      "one file holds one enterprise or one platform: split it, or remove what does not belong in it",
  },
  "bad-encoding": {
    severity: "error",
    summary: "The file is not UTF-8 text",
    message: (p: { byte: string; offset: number }) =>
      `the byte ${p.byte} at offset ${p.offset} is not UTF-8 text`,
    help: () =>
      "save the file as UTF-8 (editors often say GBK, GB18030, Big5 or UTF-16 when it is something else)",
  },
  "control-character": {
    severity: "error",
    summary: "A control character stands in the file",
    message: (p: { character: string }) => `the control character ${p.character} stands here`,
    help: () => "remove it; an editor that shows invisible characters helps to find it",
  },
  "yaml-tab": {
    severity: "error",
    summary: "A tab indents a line",
    message: () => "a tab is used for indentation, which YAML does not allow",
    help: () => "indent with spaces, two for each level",
  },
  "yaml-syntax": {
    severity: "error",
    summary: "The text is not YAML",
    message: (p: { reason: string }) => `this is not YAML: ${p.reason}`,
    help: (p: { advice: string }) => p.advice,
  },
  "yaml-empty": {
    severity: "error",
    summary: "The file is empty",
    message: () => "the file is empty or holds nothing but comments",
    help: () =>
      "start with apiVersion: hotline400/v1 and kind: Enterprise, then metadata, number and bindings; platform.yaml and foundation.yaml have kinds of their own",
  },
  "yaml-documents": {
    severity: "error",
    summary: "The file holds several documents",
    message: () => "a second document starts here",
    help: () => "one file holds one document: move what follows --- into a file of its own",
  },
  "yaml-directive": {
    severity: "error",
    summary: "YAML directives are not used",
    message: (p: { directive: string }) => `the directive ${p.directive} is not used here`,
    help: () => "remove the line that starts with %",
  },
  "yaml-tag": {
    severity: "error",
    summary: "Explicit YAML tags are refused",
    message: (p: { tag: string }) => `the tag ${p.tag} is refused: a value's text alone says what it is`,
    help: (p: { tag: string }) => `remove ${p.tag}; text is written in double quotes`,
  },
  "yaml-merge-key": {
    severity: "error",
    summary: "Merge keys are refused",
    message: () => "the merge key << is refused: it hides what a file says",
    help: () => "write the entries out, or repeat a whole value with an anchor (&name) and an alias (*name)",
  },
  "yaml-key": {
    severity: "error",
    summary: "A key is not text",
    message: (p: { found: string }) => `a key must be text, but this is ${p.found}`,
    help: () => "write the key as a word or in double quotes",
  },
  "unquoted-key": {
    severity: "error",
    summary: "An unquoted key is read as a number, truth value, or nothing",
    message: (p: { source: string; found: string }) =>
      `the unquoted key ${p.source} is read as ${p.found}, not as text`,
    help: (p: { source: string; found: string }) => inQuotes(p),
  },
  "duplicate-key": {
    severity: "error",
    summary: "A key stands twice in one mapping",
    message: (p: { key: string; line: number }) =>
      `the key ${p.key} stands here again, first on line ${p.line}`,
    help: (p: { key: string; line: number }) =>
      `keep one of them: remove this one or the ${p.key} of line ${p.line}`,
  },
  "unknown-alias": {
    severity: "error",
    summary: "An alias has no anchor",
    message: (p: { name: string }) => `the alias *${p.name} has no anchor before it`,
    help: (p: { name: string; near: string }) =>
      p.name.endsWith(":")
        ? `write "*${p.name.slice(0, -1)}" in quotes: without them * means an alias`
        : p.near === ""
          ? `write the value itself, or put &${p.name} before an earlier value; text that starts with * needs quotes`
          : `did you mean *${p.near}? Text that starts with * needs quotes`,
  },
  "alias-cycle": {
    severity: "error",
    summary: "An alias contains itself",
    message: (p: { name: string }) => `the alias *${p.name} stands inside the value that it names`,
    help: () => "write the value itself instead of the alias",
  },
  "too-many-aliases": {
    severity: "error",
    summary: "The file uses too many aliases",
    message: (p: { limit: number }) => `more than ${p.limit} aliases are used`,
    help: () => "write the values out instead of repeating them by alias",
  },
  "too-big-expanded": {
    severity: "error",
    summary: "Aliases blow the file up",
    message: (p: { limit: number }) =>
      `with its aliases written out the file has more than ${p.limit} values`,
    help: () => "write the values out instead of repeating them by alias",
  },
  "too-deep": {
    severity: "error",
    summary: "The file is nested too deeply",
    message: (p: { limit: number }) => `values are nested more than ${p.limit} levels deep`,
    help: () => "nest less: actions are shared by naming menus and queues instead of nesting otherwise",
  },
} as const satisfies Messages;
