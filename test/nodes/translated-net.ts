import { execFileSync, spawnSync } from "node:child_process";

/** Machines behind a router that translates a public address one to one to each, as a cloud does with Elastic IPs. */
export interface TranslatedNet {
  /** As `--edges` has them. */
  edges: string;
  publicAddress(edge: number): string;
  privateAddress(edge: number): string;
  /** What runs a command on an edge's machine. */
  on(edge: number): string[];
  /** The same with all of this machine but its network: `ip netns exec` has a `/sys` of its own, without control groups. */
  onNetworkOf(edge: number): string[];
  /** Takes an edge's own address from its machine; answers what gives it back. */
  loseAddress(edge: number): () => void;
  /** Packets that went from one edge to another's public address. */
  hairpins(): number;
  remove(): void;
}

/** Carriers are on this machine, at addresses of the outer net from 101 on. */
export const OUTER = "198.18.46";
const INNER = "10.40.46";
export const PRIVATE = `${INNER}.`;

const here = process.pid;
const link = (name: string) => `h4t${here}${name}`.slice(0, 15);
const router = `h4t-${here}-router`;
const machine = (edge: number) => `h4t-${here}-${edge}`;

const ip = (...args: string[]) => void execFileSync("ip", args, { stdio: "pipe" });
const inside = (namespace: string, line: string) => ip("-n", namespace, ...line.split(" "));

/** Makes as many edges' machines; this one gets the carriers' addresses. @throws Error where the kernel cannot */
export function makeTranslatedNet(edges: number, carriers: number): TranslatedNet {
  const numbers = [...Array(edges).keys()];
  const publicAddress = (edge: number) => `${OUTER}.${7 + edge}`;
  const privateAddress = (edge: number) => `${INNER}.${10 + edge}`;
  ip("netns", "add", router);
  ip("link", "add", link("o"), "type", "veth", "peer", "name", "outer", "netns", router);
  for (let carrier = 0; carrier < carriers; carrier++)
    ip("addr", "add", `${OUTER}.${101 + carrier}/24`, "dev", link("o"));
  ip("link", "set", link("o"), "up");
  inside(router, "link add inner type bridge");
  inside(router, `addr add ${INNER}.1/24 dev inner`);
  for (const edge of numbers) inside(router, `addr add ${publicAddress(edge)}/24 dev outer`);
  for (const name of ["lo", "inner", "outer"]) inside(router, `link set ${name} up`);
  for (const edge of numbers) {
    ip("netns", "add", machine(edge));
    inside(router, `link add e${edge} type veth peer name eth0 netns ${machine(edge)}`);
    inside(router, `link set e${edge} master inner up`);
    for (const line of [
      `addr add ${privateAddress(edge)}/24 dev eth0`,
      "link set eth0 up",
      "link set lo up",
      `route add default via ${INNER}.1`,
    ])
      inside(machine(edge), line);
  }
  execFileSync("ip", ["netns", "exec", router, "sysctl", "-qw", "net.ipv4.ip_forward=1"]);
  const both = numbers.map((edge): [string, string] => [publicAddress(edge), privateAddress(edge)]);
  execFileSync("ip", ["netns", "exec", router, "nft", "-f", "-"], { input: translation(both) });
  return {
    edges: both.map((pair) => pair.join("/")).join(","),
    ...{ publicAddress, privateAddress },
    on: (edge) => ["ip", "netns", "exec", machine(edge)],
    onNetworkOf: (edge) => ["nsenter", `--net=/run/netns/${machine(edge)}`],
    loseAddress: (edge) => {
      inside(machine(edge), `addr del ${privateAddress(edge)}/24 dev eth0`);
      return () => {
        inside(machine(edge), `addr add ${privateAddress(edge)}/24 dev eth0`);
        inside(machine(edge), `route replace default via ${INNER}.1`);
      };
    },
    hairpins: () => {
      const list = execFileSync("ip", [
        "netns",
        "exec",
        router,
        "nft",
        "list",
        "counter",
        "ip",
        "nat",
        "back",
      ]);
      return Number(/packets (\d+)/.exec(list.toString())?.[1] ?? Number.NaN);
    },
    remove: () => {
      spawnSync("ip", ["link", "del", link("o")]);
      for (const name of [...numbers.map(machine), router]) spawnSync("ip", ["netns", "del", name]);
    },
  };
}

function translation(addresses: [string, string][]): string {
  const each = (write: (known: string, own: string) => string) =>
    addresses.map(([known, own]) => `    ${write(known, own)}\n`).join("");
  return `
table ip nat {
  counter back { }
  chain in {
    type nat hook prerouting priority -100;
    iifname "inner" ip daddr { ${addresses.map(([known]) => known).join(", ")} } counter name back
${each((known, own) => `ip daddr ${known} dnat to ${own}`)}  }
  chain out {
    type nat hook postrouting priority 100;
${each((known, own) => `oifname "outer" ip saddr ${own} snat to ${known}`)}  }
}
`;
}

/** Why there can be no such net here; undefined where there can. */
export function missingTranslation(): string | undefined {
  if (process.getuid?.() !== 0) return "network namespaces need root";
  for (const program of ["ip", "nft", "unshare", "setpriv"])
    if (spawnSync(program, ["--version"]).error) return `${program} is not installed`;
  try {
    makeTranslatedNet(1, 1).remove();
    return undefined;
  } catch (error) {
    spawnSync("ip", ["netns", "del", machine(0)]);
    spawnSync("ip", ["netns", "del", router]);
    return `addresses cannot be translated here: ${error instanceof Error ? error.message : String(error)}`;
  }
}
