import { AdmissionregistrationV1Api, CoreV1Api, type KubeConfig } from "@kubernetes/client-node";
import { until } from "../until.ts";

const NAME = "refuses-updates";

/** Has an API server refuse updates of a ConfigMap, with `not now`, until what is answered is called. */
export async function refuseUpdates(admin: KubeConfig, namespace: string, name: string) {
  const policies = admin.makeApiClient(AdmissionregistrationV1Api);
  const core = admin.makeApiClient(CoreV1Api);
  const touch = async () => {
    const body = await core.readNamespacedConfigMap({ namespace, name });
    return core.replaceNamespacedConfigMap({ namespace, name, body, dryRun: "All" }).then(
      () => true,
      () => false,
    );
  };
  await policies.createValidatingAdmissionPolicy({
    body: {
      metadata: { name: NAME },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          resourceRules: [
            { apiGroups: [""], apiVersions: ["v1"], operations: ["UPDATE"], resources: ["configmaps"] },
          ],
        },
        validations: [{ expression: `object.metadata.name != "${name}"`, message: "not now" }],
      },
    },
  });
  await policies.createValidatingAdmissionPolicyBinding({
    body: { metadata: { name: NAME }, spec: { policyName: NAME, validationActions: ["Deny"] } },
  });
  await until(touch, (allowed) => !allowed);
  return async () => {
    await policies.deleteValidatingAdmissionPolicyBinding({ name: NAME });
    await policies.deleteValidatingAdmissionPolicy({ name: NAME });
    await until(touch);
  };
}
