import { isRecord, textAt } from "./json-members.ts";

/** A resource as `pulumi preview --json` shows it. */
export interface PreviewedResource {
  readonly op: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: unknown;
  /** Names. */
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** Names that it had before. */
  readonly aliases: readonly string[];
  readonly ignoreChanges: readonly string[];
}

/** The resources of a preview, without the stack itself, in its order. */
export function previewedResources(json: string): PreviewedResource[] {
  const preview: unknown = JSON.parse(json);
  const steps = isRecord(preview) && Array.isArray(preview["steps"]) ? preview["steps"] : [];
  return steps.filter(isRecord).flatMap((step) => {
    const state = step["newState"] ?? step["oldState"];
    if (!isRecord(state)) return [];
    const { inputs, dependencies, protect, retainOnDelete, aliases, ignoreChanges } = state;
    const type = textAt(state, "type");
    if (type === "pulumi:pulumi:Stack") return [];
    return [
      {
        op: textAt(step, "op"),
        type,
        name: nameOf(textAt(state, "urn")),
        inputs,
        parent: nameOf(textAt(state, "parent")),
        dependencies: textsOf(dependencies).map(nameOf),
        protect: protect === true,
        retainOnDelete: retainOnDelete === true,
        aliases: textsOf(aliases).map(nameOf),
        ignoreChanges: textsOf(ignoreChanges),
      },
    ];
  });
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A URN ends with the resource's name. */
function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
