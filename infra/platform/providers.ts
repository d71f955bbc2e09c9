import { type Inputs, type Output, ProviderResource } from "@pulumi/pulumi";
import type { PlannedResource } from "../../src/deploy/planned-resource.ts";
import { PROVIDER_VERSIONS } from "./provider-versions.ts";

/** The engine's providers by the first part of a type token; each is made when a resource needs it. */
export type ProviderOf = (resource: PlannedResource) => ProviderResource;

/** What providers are told. */
export interface ProviderSettings {
  readonly kubeconfig?: Output<string> | undefined;
  /** AWS region of the foundation. */
  readonly region?: string | undefined;
}

/** The name that the cluster's provider has had from the start: under another one everything is made anew. */
const NAMES = { kubernetes: "cluster", aws: "cloud" } as const;

class RegisteredProvider extends ProviderResource {
  constructor(kind: keyof typeof NAMES, inputs: Inputs) {
    super(kind, NAMES[kind], inputs, { version: PROVIDER_VERSIONS[kind] });
  }
}

/** Providers of a plan's resources, pinned to the versions that the platform is tested with. */
export function providersFor({ kubeconfig, region }: ProviderSettings): ProviderOf {
  const made = new Map<string, ProviderResource>();
  const makers: Readonly<Record<string, () => ProviderResource>> = {
    // A pointer that changes is one object that changes; by default it would be deleted and made anew. A provider's
    // inputs are texts, booleans too.
    kubernetes: () =>
      new RegisteredProvider("kubernetes", {
        enableConfigMapMutable: "true",
        ...(kubeconfig === undefined ? {} : { kubeconfig }),
      }),
    aws: () => new RegisteredProvider("aws", region === undefined ? {} : { region }),
  };
  return ({ type, name }) => {
    const kind = type.slice(0, type.indexOf(":"));
    const provider = made.get(kind) ?? makers[kind]?.();
    if (provider === undefined) throw new Error(`${name}: no provider makes ${type}`);
    made.set(kind, provider);
    return provider;
  };
}
