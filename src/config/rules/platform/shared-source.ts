import type { Platform } from "../../platform.types.ts";
import { splitHost } from "../host.ts";
import type { PlatformRule } from "../rule.ts";

/** Trunks are known by source address (and port if given): two with the same one cannot be told apart. */
export const sharedSource: PlatformRule = {
  id: "shared-source",
  check: ({ trunks }) => {
    const seen = new Map<string, Map<string, number>>();
    return trunks.flatMap((trunk, i) =>
      sourcesOf(trunk, i).flatMap(({ address, port, path }) => {
        const ports = seen.get(address) ?? new Map<string, number>();
        seen.set(address, ports);
        const other = port === "" ? ports.values().next().value : (ports.get(port) ?? ports.get(""));
        if (other === undefined) ports.set(port, i);
        return other === undefined || other === i
          ? []
          : [
              {
                code: "shared-source",
                path,
                params: { id: trunk.id, other: trunks[other]?.id ?? "", address },
              },
            ];
      }),
    );
  },
};

function sourcesOf({ host: text, auth }: Platform["trunks"][number], i: number) {
  const { host, port = "" } = splitHost(text);
  if (auth.kind === "register") return [{ address: host, port, path: ["trunks", i, "host"] }];
  return auth.addresses.map((source, j) => {
    const own = splitHost(source);
    return { address: own.host, port: own.port ?? port, path: ["trunks", i, "auth", "addresses", j] };
  });
}
