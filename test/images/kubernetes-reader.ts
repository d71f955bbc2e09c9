import type { Kubectl } from "../cluster/kubectl.ts";

/** A ConfigMap or a Secret. */
interface Stored {
  data?: { [key: string]: string };
}

/** What a kubelet asks the API server for, of one namespace. */
export interface KubernetesReader {
  namespace: string;
  read(kind: "configmap" | "secret", name: string): Stored;
  /** A token of a service account. */
  token(account: string): string;
}

/** Reads by kubectl. @throws Error with what the API server says */
export function kubernetesReader(kubectl: Kubectl, namespace: string): KubernetesReader {
  const said = (...args: string[]) => {
    const { status, stdout, stderr } = kubectl("--namespace", namespace, ...args);
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  return {
    namespace,
    read: (kind, name) => JSON.parse(said("get", kind, name, "--output", "json")),
    token: (account) => said("create", "token", account).trim(),
  };
}
