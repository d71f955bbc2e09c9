import type { StorePlace } from "#agent/agent-options.ts";
import { NAMESPACED } from "./namespaced.ts";
import { wrong } from "./option-problem.ts";

/** Options that say where generations come from. */
export interface StoreFlags {
  readonly store: string;
  readonly s3Endpoint?: string;
  readonly s3Region?: string;
  readonly s3PathStyle?: boolean;
}

/** What the options mean. @throws OptionProblem */
export function storePlace({ store, s3Endpoint, s3Region, s3PathStyle }: StoreFlags): StorePlace {
  const [, scheme = "", rest = ""] = /^(file:|s3:\/\/|configmap:)(.+)$/.exec(store) ?? [];
  if (scheme === "file:") return { kind: "file", folder: rest };
  if (scheme === "configmap:") {
    const [, namespace, , name] = NAMESPACED.exec(rest) ?? [];
    if (namespace !== undefined && name !== undefined) return { kind: "configmap", namespace, name };
  }
  if (scheme === "s3://") {
    const [, bucket, prefix = ""] = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/?$/.exec(rest) ?? [];
    if (bucket !== undefined) {
      if (s3Endpoint !== undefined && !URL.canParse(s3Endpoint))
        throw wrong("--s3-endpoint", s3Endpoint, "a URL such as http://127.0.0.1:9000");
      const endpoint = s3Endpoint === undefined ? {} : { endpoint: s3Endpoint };
      const region = s3Region === undefined ? {} : { region: s3Region };
      return { kind: "s3", bucket, prefix, ...endpoint, ...region, pathStyle: s3PathStyle === true };
    }
  }
  throw wrong("--store", store, "file:FOLDER, s3://BUCKET/PREFIX or configmap:NAMESPACE/NAME");
}
