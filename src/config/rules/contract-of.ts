import type { Enterprise } from "../enterprise.types.ts";
import type { Platform } from "../platform.types.ts";

/** The contract with the platform's defaults filled in. */
export interface FullContract {
  readonly platform: "forwarding" | "intelligent-network";
  readonly seller: "hall" | "agent";
  /** Area code. */
  readonly city: string | undefined;
  readonly tariff: string;
}

export function contractOf(file: Enterprise, { defaults }: Platform): FullContract {
  const { contract } = file;
  return {
    platform: contract?.platform ?? defaults.platform ?? "forwarding",
    seller: contract?.seller ?? defaults.seller ?? "agent",
    city: contract?.city,
    tariff: contract?.tariff ?? defaults.tariff,
  };
}
