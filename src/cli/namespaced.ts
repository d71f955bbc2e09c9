/** Names of Kubernetes: a namespace, and what lies in it. */
export const NAMESPACED = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)\/([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$/;
