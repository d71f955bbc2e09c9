/** Plain JSON, as an engine takes it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Resources that belong together: one branch of a preview's tree. */
export interface PlannedComponent {
  /** Type token, frozen: for another one an engine makes everything below anew. */
  readonly type: ComponentType;
  /** Unique in the plan. */
  readonly name: string;
}

export type ComponentType =
  | "hotline:platform:Namespace"
  | "hotline:platform:Bundle"
  | "hotline:platform:Edge"
  | "hotline:platform:Dns";

/** How an engine is to treat a resource. */
export interface PlannedOptions {
  /** Name of the component it belongs to. */
  readonly parent: string;
  /** Names of resources that must be there before it. */
  readonly dependsOn?: readonly string[];
  /** May not be deleted, nor replaced. */
  readonly protect?: true;
  /** Is left where it is when it is no longer planned. */
  readonly retainOnDelete?: true;
  /** Names that it had before. */
  readonly aliases?: readonly string[];
}

/** One object of the platform: of Kubernetes, or of a cloud. */
export interface PlannedResource {
  /** Type token of its provider: `kubernetes:core/v1:ConfigMap`, `aws:route53/record:Record`. */
  readonly type: string;
  /** Unique in the plan, and the same as long as it is the same thing. */
  readonly name: string;
  /** As its provider takes them; a Kubernetes object whole. Secrets stand in it by reference only. */
  readonly inputs: { readonly [key: string]: Json };
  readonly options: PlannedOptions;
}

/** All that is to be, in an order in which it can come about. */
export interface DeploymentPlan {
  /** The generation that the pointer names. */
  readonly generation: string;
  readonly components: readonly PlannedComponent[];
  readonly resources: readonly PlannedResource[];
}
