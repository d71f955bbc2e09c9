import { type Command, Option } from "commander";

const examples = `
Examples:
  hotline rtpengine --edges 203.0.113.7/10.40.1.10,203.0.113.8/10.40.1.11 --reports 2230
  hotline rtpengine --address 203.0.113.7 --ports 30000-39999 --control 2223 --reports 2230

It stays as rtpengine, in user space: its log is on standard error. SIGTERM ends it at once, and with it the speech of all
calls that it carries; where these are to be over first, 'hotline drain' comes before (preStop). Kamailio asks it at
--control ('hotline kamailio --relays 127.0.0.1:2223'), and it reports each call to the agent at --reports ('hotline
agent --media-reports 2230'); both are on 127.0.0.1, and whichever is away meanwhile is found again when it is there.

With --edges it speaks at the private address of the one declared edge that this machine is (the public one, where it has
no other), and tells carriers the public one.

Every option also comes by environment (shown with it). Exit codes: rtpengine's own (0 after SIGTERM, 128 and the
number of a signal that killed it); 2 wrong call, or something that is needed is missing; 3 a bug of hotline.`;

/** Adds `hotline rtpengine` to the program. */
export function registerRtpengine(program: Command): void {
  const option = (flags: string, description: string, variable: string) =>
    new Option(flags, description).env(`HOTLINE_${variable}`);
  program
    .command("rtpengine")
    .description("start a node's media relay, and stay as it")
    .addOption(option("--edges <edges>", "PUBLIC[/PRIVATE],… of all edges: this is the one here", "EDGES"))
    .addOption(
      option("--address <addresses>", "where speech comes in, instead: OWN[/PUBLIC],…", "MEDIA_ADDRESS"),
    )
    .addOption(
      option("--ports <from-to>", "UDP ports for speech, both inclusive", "MEDIA_PORTS").default(
        "30000-39999",
      ),
    )
    .addOption(option("--control <port>", "port of its control socket", "MEDIA_CONTROL").default("2223"))
    .addOption(
      option("--reports <port>", "port of the agent for reports", "MEDIA_REPORTS").makeOptionMandatory(),
    )
    .addOption(option("--id <id>", "its id among the node's relays", "MEDIA_ID").default("relay-0"))
    .addHelpText("after", examples)
    .action(async (flags: RtpengineFlags) => {
      const { runRtpengine } = await import("./run-rtpengine.ts");
      process.exitCode = await runRtpengine(flags);
    });
}

/** The flags of `hotline rtpengine`. */
export interface RtpengineFlags {
  readonly edges?: string;
  readonly address?: string;
  readonly ports: string;
  readonly control: string;
  readonly reports: string;
  readonly id: string;
}
