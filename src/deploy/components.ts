import type { ComponentType, PlannedComponent } from "./planned-resource.ts";

const component = (type: ComponentType, name: string): PlannedComponent => ({ type, name });

/** The components of the platform, in the order in which they come about. */
export const COMPONENTS = {
  namespace: component("hotline:platform:Namespace", "namespace"),
  edge: component("hotline:platform:Edge", "edge"),
  bundle: component("hotline:platform:Bundle", "bundle"),
  dns: component("hotline:platform:Dns", "dns"),
} as const;
