import type { KamailioLaunch } from "#edge/kamailio-launch.ts";
import { LOCKED } from "#edge/locked-command.ts";
import type { NodeFolder } from "#edge/node-folder.ts";
import { firstTlsConfig } from "#edge/tls/keep-tls.ts";

/** A shell script that makes a node's folder ready and becomes Kamailio. Each run is a boot of its own. */
export function kamailioScript(folder: NodeFolder, { command, env }: KamailioLaunch): string {
  const tls = quoted(folder.tls);
  return [
    "#!/bin/sh",
    "set -e",
    `mkdir -p ${quoted(folder.spool)}`,
    ...(env["HOTLINE_TLS_CONTACT"] === undefined
      ? []
      : [`[ -e ${tls} ] || printf %s ${quoted(firstTlsConfig())} > ${tls}`]),
    "HOTLINE_BOOT=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \\n')",
    "export HOTLINE_BOOT",
    ...Object.entries(env).map(([name, value]) => `export ${name}=${quoted(value)}`),
    `exec bash -c ${quoted(LOCKED)} ${quoted(folder.spool)}/boot-"$HOTLINE_BOOT" ${command.map(quoted).join(" ")}`,
    "",
  ].join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
