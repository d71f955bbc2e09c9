import { ComponentResource } from "@pulumi/pulumi";
import type { PlannedComponent } from "../../src/deploy/planned-resource.ts";

/** A component of the plan in the engine's tree: a type token and a name, and nothing else. */
export class RegisteredComponent extends ComponentResource {
  constructor({ type, name }: PlannedComponent) {
    super(type, name);
    this.registerOutputs({});
  }
}
