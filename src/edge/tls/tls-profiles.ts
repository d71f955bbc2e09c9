import type { CertificateSecrets, NodeConfig } from "#compile/generation.ts";

/** What Kamailio's TLS module needs: which files make which connection. Paths are absolute. */
export interface TlsFiles {
  /** Path of a secret with certificates; undefined where they are not in order. */
  usable(certificates: string): string | undefined;
  /** Paths of a certificate and its key; undefined where they are not in order. */
  usablePair(pair: CertificateSecrets): { certificate: string; key: string } | undefined;
  /** Folder of the signing certificates that the machine itself trusts, by their hashes: read one by one, as needed. */
  system: string;
}

/**
 * Profiles of Kamailio's TLS module, `tls.cfg`: what the edge shows to who connects, and for each trunk over TLS (by its
 * id, `server_id`) which certificates may sign the carrier's and which one we show; `sip.targets` are enterprises' own
 * exchanges. Where a file is missing or damaged the profile goes without: a trunk without signing certificates trusts
 * nobody. Nor does the profile of connections that are made without having been asked for (`secure.lua`).
 */
export function tlsProfiles(config: Pick<NodeConfig, "tls" | "trunks">, files: TlsFiles): string {
  const signers = (secret: string | undefined) =>
    secret === undefined ? { ca_path: files.system } : { ca_list: files.usable(secret) };
  const own = config.tls && files.usablePair(config.tls);
  const trunks = config.trunks.flatMap(({ id, tls }) => {
    if (!tls) return [];
    const pair = tls.client ? files.usablePair(tls.client) : own;
    return [
      section("client:any", { ...named(id), ...verified(tls.verify, signers(tls.ca)), ...shown(pair) }),
    ];
  });
  return [
    section("server:default", {
      ...{ verify_certificate: "no", require_certificate: "no" },
      ...shown(own ?? none),
    }),
    section("client:default", verified(true, {})),
    section("client:any", {
      ...named("sip.targets"),
      ...verified(true, signers(config.tls?.targetCa)),
      ...shown(own),
    }),
    ...trunks,
  ].join("\n");
}

/**
 * Kamailio wants a name for a profile that is for no address, and takes the first whose name or id fits: a host's would
 * be that of all trunks there.
 */
function named(id: string): Values {
  return { server_name: `${id}.invalid`, server_id: id };
}

function verified(verify: boolean, by: Values): Values {
  const says = verify ? "yes" : "no";
  return { verify_certificate: says, require_certificate: says, ...by };
}

function shown(pair: { certificate: string; key: string } | undefined): Values {
  return { certificate: pair?.certificate, private_key: pair?.key };
}

/** Without a word of it Kamailio takes files of its own, and does not start where these are missing. */
const none = { certificate: '""', key: '""' };

type Values = Record<string, string | undefined>;

/** TLS 1.2 is what carriers' SBCs speak; before it, nothing is safe (RFC 8996). */
function section(name: string, values: Values): string {
  const lines = Object.entries({ method: "TLSv1.2+", verify_depth: "5", ...values });
  return `[${name}]\n${lines.map(([key, value]) => (value === undefined ? "" : `${key} = ${value}\n`)).join("")}`;
}
