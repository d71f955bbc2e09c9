import { spawnSync } from "node:child_process";

/** What some versions of Kamailio know and others refuse to start with. */
export interface KamailioAbilities {
  /**
   * `tls_threads_mode`, which came with 5.8: before, its processes share OpenSSL 3's list of errors, and handshakes that
   * fail at the same moment damage it.
   */
  threads: boolean;
  /** tm's `reply_matching`, which came with 6.1.4, as did what it turns off; 6.0 to 6.0.7 and 5.8 have neither. */
  replyMatching: boolean;
}

/** What the Kamailio at a path knows; nothing where it does not run. */
export function kamailioAbilities(kamailio: string): KamailioAbilities {
  return abilitiesOf(spawnSync(kamailio, ["-v"], { encoding: "utf8" }).stdout ?? "");
}

/** The same by the text of its `-v`. */
export function abilitiesOf(text: string): KamailioAbilities {
  const [, ...numbers] = /^version: kamailio (\d+)\.(\d+)\.(\d+)/m.exec(text) ?? [];
  const version = numbers.map(Number);
  const isAtLeast = (...wanted: [number, number, number]) => {
    const differs = wanted.findIndex((number, index) => version[index] !== number);
    return version.length > 0 && (differs < 0 || (version[differs] ?? 0) > (wanted[differs] ?? 0));
  };
  return { threads: isAtLeast(5, 8, 0), replyMatching: isAtLeast(6, 1, 4) };
}
