import { type Command, Option } from "commander";
import { named } from "./named.ts";
import { switchOption } from "./switch-option.ts";

const examples = `
Examples:
  hotline agent --node /run/hotline --store file:build/local --sip 127.0.0.1:5060 --listen 127.0.0.1:9400
  hotline agent --node /run/hotline --store s3://bucket/production --s3-region cn-northwest-1 \\
      --peers endpointslices:edge/sip --id "$POD_NAME" --sip 203.0.113.7:5060 --listen 203.0.113.7:9400
  hotline agent --node /run/hotline --store configmap:edge/hotline-generation --peers endpointslices:edge/sip \\
      --id "$POD_NAME" --edges 203.0.113.7/10.40.1.10,203.0.113.8/10.40.1.11 --listen "$POD_IP:9400"

The store's pointer is a generation's manifest: generation.json in a folder, under the prefix of a bucket, or as a key
of a ConfigMap. Credentials of S3 and Kubernetes come as for their own tools. HTTP: /healthz, /readyz, /metrics, /drain.
The log goes to standard error, one JSON object a line.

SIGTERM drains: no new calls, and the end when no call lives or the grace time is over. A second one ends at once.

Every option also comes by environment (shown with it). Exit codes: 0 drained and stopped; 1 stopped while calls
lived (a second SIGTERM, or the grace time was over); 2 wrong call, or something that is needed is missing; 3 a bug of hotline.`;

/** Adds `hotline agent` to the program. */
export function registerAgent(program: Command): void {
  const option = (flags: string, description: string, variable: string) =>
    new Option(flags, description).env(`HOTLINE_${variable}`);
  program
    .command("agent")
    .description("follow the platform's generations beside a node's Kamailio")
    .addOption(
      option("--node <folder>", "the node's folder, shared with Kamailio", "NODE")
        .argParser(named)
        .makeOptionMandatory(),
    )
    .addOption(
      option(
        "--store <store>",
        "file:FOLDER, s3://BUCKET/PREFIX or configmap:NAMESPACE/NAME",
        "STORE",
      ).makeOptionMandatory(),
    )
    .addOption(
      option("--sip <address:port>", "where carriers reach Kamailio; with --edges a port alone", "SIP"),
    )
    .addOption(option("--edges <edges>", "PUBLIC[/PRIVATE],… of all edges: this is the one here", "EDGES"))
    .addOption(
      option("--listen <address:port>", "where the agent answers HTTP", "LISTEN").default("127.0.0.1:9400"),
    )
    .addOption(option("--peers <peers>", "FILE or endpointslices:NAMESPACE/SERVICE", "PEERS"))
    .addOption(option("--id <id>", "this edge's id among its peers", "ID"))
    .addOption(
      option("--secrets <folder>", "folder of the secrets' files (default: the node's secrets)", "SECRETS"),
    )
    .addOption(
      option("--media-reports <port>", "port on 127.0.0.1 for the reports of media relays", "MEDIA_REPORTS"),
    )
    .addOption(
      option("--grace <time>", "how long a drain waits for live calls: 90s, 30m, 2h", "GRACE").default("2h"),
    )
    .addOption(
      option("--store-timeout <time>", "how long the store may take to answer", "STORE_TIMEOUT").default(
        "10s",
      ),
    )
    .addOption(option("--s3-endpoint <url>", "an S3 server that is not Amazon's", "S3_ENDPOINT"))
    .addOption(option("--s3-region <region>", "the bucket's region", "S3_REGION"))
    .addOption(
      switchOption(
        "--s3-path-style",
        "the bucket in the path, not in the host's name",
        "HOTLINE_S3_PATH_STYLE",
      ),
    )
    .addHelpText("after", examples)
    .action(async (flags: AgentFlags) => {
      const { runAgentCommand } = await import("./run-agent.ts");
      process.exitCode = await runAgentCommand(flags);
    });
}

/** The flags of `hotline agent`. */
export interface AgentFlags {
  readonly node: string;
  readonly store: string;
  readonly sip?: string;
  readonly edges?: string;
  readonly listen: string;
  readonly peers?: string;
  readonly id?: string;
  readonly secrets?: string;
  readonly grace: string;
  readonly storeTimeout: string;
  readonly mediaReports?: string;
  readonly s3Endpoint?: string;
  readonly s3Region?: string;
  readonly s3PathStyle?: boolean;
}
