import { join } from "node:path";
import { asset, CustomResource, type CustomResourceOptions, type Inputs } from "@pulumi/pulumi";
import type { Json, PlannedResource } from "../../src/deploy/planned-resource.ts";

/** A resource of the plan with the engine: its type token and inputs as they are planned. */
export class RegisteredResource extends CustomResource {
  /** @param files folder that `{ fileAsset: path }` among the inputs is in */
  constructor(planned: PlannedResource, files: string, options: CustomResourceOptions) {
    super(planned.type, planned.name, inputsOf(planned, files), options);
  }
}

function inputsOf({ inputs }: PlannedResource, files: string): Inputs {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, inputOf(value, files)]));
}

/** A file's content is read by the engine: it knows it by its digest, and no state holds it. */
function inputOf(value: Json, files: string): unknown {
  if (typeof value !== "object" || value === null || !("fileAsset" in value)) return value;
  const { fileAsset } = value;
  return typeof fileAsset === "string" ? new asset.FileAsset(join(files, fileAsset)) : value;
}
