import type { Compiled } from "#compile/compile.ts";
import type { NodeConfig, TrunkPlan } from "../../compile/generation.ts";

/** How a carrier and we find and know each other over a trunk. */
export type TrunkAddress = Pick<TrunkPlan, "carrier" | "host" | "port" | "transport" | "addresses"> & {
  readonly account?: string;
  /** Which number its calls bring, where, and how it is written. */
  readonly delivers: string;
};

/** Of each trunk of a generation, by its id, how it is reached and known. */
export function trunksOf({ manifest, objects }: Compiled): Map<string, TrunkAddress> {
  const text = objects.get(manifest.node);
  if (text === undefined) throw new Error(`no object ${manifest.node}`);
  const { trunks }: NodeConfig = JSON.parse(text);
  return new Map(trunks.map((trunk) => [trunk.id, addressOf(trunk)]));
}

function addressOf(trunk: TrunkPlan): TrunkAddress {
  const { carrier, host, port, transport, register } = trunk;
  const { number, at, format } = trunk.delivers;
  const account = register && { account: `${register.username}@${register.realm}` };
  const addresses = [...trunk.addresses].sort();
  return {
    carrier,
    host,
    port,
    transport,
    addresses,
    ...account,
    delivers: `${number} at ${at} as ${format}`,
  };
}
