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
}

/** The resources of a preview, without the stack itself, in its order. */
export function previewedResources(json: string): PreviewedResource[] {
  const preview: unknown = JSON.parse(json);
  const steps = isRecord(preview) && Array.isArray(preview["steps"]) ? preview["steps"] : [];
  return steps.filter(isRecord).flatMap((step) => {
    const state = step["newState"] ?? step["oldState"];
    if (!isRecord(state)) return [];
    const { inputs, dependencies, protect, retainOnDelete } = state;
    const type = textAt(state, "type");
    if (type === "pulumi:pulumi:Stack") return [];
    return [
      {
        op: textAt(step, "op"),
        type,
        name: nameOf(textAt(state, "urn")),
        inputs,
        parent: nameOf(textAt(state, "parent")),
        dependencies: (Array.isArray(dependencies) ? dependencies : []).map((urn) => nameOf(String(urn))),
        protect: protect === true,
        retainOnDelete: retainOnDelete === true,
      },
    ];
  });
}

/** A URN ends with the resource's name. */
function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
