import { resolve } from "node:path";

/** What a container sees of the machine beside its image. */
export interface PodMounts {
  /** The node's folder, its `/run/hotline`; its user may write there. */
  node: string;
  /** `/run/secrets`, read only. */
  secrets: string;
  /** `/run/store`, read only. */
  store: string;
}

/** The user of the images. */
export const POD_USER = 10001;

/**
 * A command as the restricted container of a pod runs it: another user than root without any capability or way to one,
 * every file system read only but for the node's folder, this checkout at `/opt/hotline`, and nothing of our
 * environment.
 */
export function asPod(mounts: PodMounts, env: Record<string, string>, command: string[]): string[] {
  const script = [
    "set -e",
    "mount --make-rprivate /",
    "mount -t tmpfs tmpfs /opt && mkdir /opt/hotline && mount --rbind $CHECKOUT /opt/hotline",
    // Below /tmp, which is hidden next.
    "mount -t tmpfs tmpfs /mnt && mkdir /mnt/hotline /mnt/secrets /mnt/store",
    "mount --bind $NODE /mnt/hotline && mount --bind $SECRETS /mnt/secrets && mount --bind $STORE /mnt/store",
    "mount -t tmpfs tmpfs /run && mkdir /run/hotline /run/secrets /run/store",
    "for each in hotline secrets store; do mount --move /mnt/$each /run/$each; done",
    "umount /mnt",
    "while read -r _ at _; do case $at in /proc*|/sys*|/dev*) ;; *) [ ! -e $at ] || mount -o remount,bind,ro $at ;; esac; done < /proc/self/mounts",
    "mount -o remount,bind,rw /run/hotline",
    "mount -t tmpfs -o ro tmpfs /tmp",
    'exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"',
  ].join("\n");
  const user = String(POD_USER);
  const checkout = resolve(".");
  return [
    ...["env", `CHECKOUT=${checkout}`, `NODE=${mounts.node}`],
    ...[`SECRETS=${mounts.secrets}`, `STORE=${mounts.store}`],
    ...["unshare", "--mount", "sh", "-c", script, "pod"],
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
    ...["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs"],
    ...["--bounding-set=-all", "--inh-caps=-all", ...command],
  ];
}
