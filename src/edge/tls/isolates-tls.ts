import { spawnSync } from "node:child_process";

/**
 * Whether a Kamailio knows `tls_threads_mode`, which came with 5.8: before, its processes share OpenSSL 3's list of
 * errors, and handshakes that fail at the same moment damage it.
 */
export function isolatesTls(kamailio: string): boolean {
  const { stdout } = spawnSync(kamailio, ["-v"], { encoding: "utf8" });
  const [, major, minor] = /^version: kamailio (\d+)\.(\d+)/m.exec(stdout ?? "") ?? [];
  return Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 8);
}
