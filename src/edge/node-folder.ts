import { join, resolve } from "node:path";

/** Paths in the folder of one node: what Kamailio, the agent and the media relay share. */
export interface NodeFolder {
  path: string;
  db: string;
  /** Folder of the call events. */
  spool: string;
  /** Folder of the SIP traces. */
  traces: string;
  /** Folder of the secrets, a file each. */
  secrets: string;
  /** Kamailio's control socket (`ctl` module), a Unix stream: BINRPC, as `kamcmd` speaks it. */
  controlSocket: string;
  /** Profiles of Kamailio's TLS module. */
  tls: string;
  /** Kamailio's log. */
  log: string;
}

/** Paths of a node's folder; the secrets may lie elsewhere. */
export function nodeFolder(path: string, secrets = join(path, "secrets")): NodeFolder {
  const inside = (name: string) => join(resolve(path), name);
  return {
    path: resolve(path),
    db: inside("node.db"),
    spool: inside("spool"),
    traces: inside("traces"),
    secrets: resolve(secrets),
    controlSocket: inside("control.sock"),
    tls: inside("tls.cfg"),
    log: inside("kamailio.log"),
  };
}
