import { type Command, Option } from "commander";
import { named } from "./named.ts";
import { switchOption } from "./switch-option.ts";

const examples = `
Examples:
  hotline kamailio --node /run/hotline --sip 203.0.113.7:5060 --secrets /run/secrets --workers 8 --numbers 100000
  hotline kamailio --node /run/hotline --sip 127.0.0.1:5060 --own-secrets
  hotline kamailio --node /run/hotline --sip 203.0.113.7:5060 --relays 203.0.113.7:2223,203.0.113.8:2223
  hotline kamailio --node /run/hotline --edges 203.0.113.7/10.40.1.10,203.0.113.8/10.40.1.11 --relays 127.0.0.1:2223
  hotline kamailio --node /run/hotline --sip 203.0.113.7:5060 --print > start-kamailio

It makes the node's folder ready, and stays as Kamailio: its log is on standard error, SIGTERM and SIGINT end it. Until
the agent has a generation for it ('hotline agent', before or after), it answers 503. --print writes the same as a
script for an image without Node, and touches nothing; that one needs bash, flock and od, and this checkout's runtime
and build/lua at the same place.

With --edges it listens at the private address of the one declared edge that this machine is (the public one, where it
has no other), and tells carriers the public one.

Memory is for the numbers in node.db or for --numbers, whichever is more, and twice that to spare; what is not used costs
nothing.

Every option also comes by environment (shown with it). Exit codes: Kamailio's own (0 after SIGTERM, 128 and the
number of a signal that killed it); 2 wrong call, or something that is needed is missing; 3 a bug of hotline.`;

/** Adds `hotline kamailio` to the program. */
export function registerKamailio(program: Command): void {
  const option = (flags: string, description: string, variable: string) =>
    new Option(flags, description).env(`HOTLINE_${variable}`);
  program
    .command("kamailio")
    .description("start a node's Kamailio, and stay as it")
    .addOption(
      option("--node <folder>", "the node's folder, shared with the agent", "NODE")
        .argParser(named)
        .makeOptionMandatory(),
    )
    .addOption(
      option(
        "--sip <address:port>",
        "where carriers reach it, by UDP and TCP; with --edges a port alone",
        "SIP",
      ),
    )
    .addOption(
      option("--tls <address:port>", "where carriers reach it by TLS; with --edges a port alone", "TLS"),
    )
    .addOption(option("--edges <edges>", "PUBLIC[/PRIVATE],… of all edges: this is the one here", "EDGES"))
    .addOption(option("--workers <count>", "SIP worker processes", "WORKERS").default("2"))
    .addOption(option("--relays <places>", "media relays' control, ADDRESS:PORT,…", "RELAYS"))
    .addOption(
      option("--secrets <folder>", "folder of the secrets' files (default: the node's secrets)", "SECRETS"),
    )
    .addOption(
      switchOption(
        "--own-secrets",
        "draw an edge-key where there is none: an edge that stands alone",
        "HOTLINE_OWN_SECRETS",
      ),
    )
    .addOption(option("--numbers <count>", "numbers to have room for", "NUMBERS").default("0"))
    .addOption(option("--bytes <count>", "bytes of a number's line on average", "BYTES").default("5000"))
    .option("--print", "write a shell script that does it instead")
    .addHelpText("after", examples)
    .action(async (flags: KamailioFlags) => {
      const { runKamailio } = await import("./run-kamailio.ts");
      process.exitCode = await runKamailio(flags);
    });
}

/** The flags of `hotline kamailio`. */
export interface KamailioFlags {
  readonly node: string;
  readonly sip?: string;
  readonly edges?: string;
  readonly tls?: string;
  readonly workers: string;
  readonly relays?: string;
  readonly secrets?: string;
  readonly ownSecrets?: boolean;
  readonly numbers: string;
  readonly bytes: string;
  readonly print?: boolean;
}
