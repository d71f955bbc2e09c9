import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { serverProgram } from "../agent/server-program.ts";

const STACK = "engine-test";

/** How a run of Pulumi ended; standard output and error together, as a person sees them. */
export interface PulumiRun {
  readonly code: number;
  readonly text: string;
  /** Standard output alone. */
  readonly json: string;
}

/** What is missing for a real engine alone, without any provider, in words; undefined where all is there. */
export function missingForEngine(): string | undefined {
  return inWords(["pulumi", "pulumi-language-nodejs"].filter((program) => !onPath(program)));
}

/** What is missing for a real engine with a real API server, in words; undefined where all is there. */
export function missingForPulumi(): string | undefined {
  const programs = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-kubernetes"];
  const servers = ["etcd", "kube-apiserver", "helm"];
  return inWords([
    ...programs.filter((program) => !onPath(program)),
    ...servers.filter((server) => serverProgram(server) === undefined),
  ]);
}

function onPath(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

function inWords(missing: readonly string[]): string | undefined {
  return missing.length === 0 ? undefined : `${missing.join(", ")} missing`;
}

/** A program of ours: its folder, and where its stacks' configuration is. */
export interface PulumiProgram {
  readonly folder: string;
  readonly config: string;
}

export const PLATFORM: PulumiProgram = { folder: ".", config: "infra/platform/config" };
export const FOUNDATION: PulumiProgram = { folder: "infra/foundation", config: "infra/foundation" };

/** A program with a real engine, whose state is a folder. */
export class Pulumi {
  readonly #program: PulumiProgram;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #config: string;
  /** Folder with the engine's state. */
  readonly state: string;

  constructor(dir: string, program: PulumiProgram) {
    this.#program = program;
    this.state = join(dir, "state");
    this.#config = join(dir, `Pulumi.${STACK}.yaml`);
    mkdirSync(this.state, { recursive: true });
    const helm = dirname(serverProgram("helm") ?? "");
    this.#environment = {
      ...process.env,
      PATH: [dirname(process.execPath), helm, process.env["PATH"]].join(delimiter),
      PULUMI_BACKEND_URL: `file://${this.state}`,
      PULUMI_CONFIG_PASSPHRASE: "of the tests",
      PULUMI_HOME: join(dir, "home"),
      // What is not here is not fetched: it is missing.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
  }

  /** Makes the stack, with its configuration outside the checkout. */
  async init(): Promise<void> {
    await this.#run(["stack", "init", STACK]);
    renameSync(resolve(this.#program.config, `Pulumi.${STACK}.yaml`), this.#config);
  }

  /** Types of the resources that the engine's state has, its own apart. */
  async resources(): Promise<string[]> {
    const { json } = await this.run("stack", "export");
    const { deployment }: { deployment: { resources?: { type: string }[] } } = JSON.parse(json);
    return (deployment.resources ?? []).map(({ type }) => type).filter((type) => !type.startsWith("pulumi:"));
  }

  run(...args: string[]): Promise<PulumiRun> {
    return this.#run([
      ...args,
      "--stack",
      STACK,
      ...(["stack", "state"].includes(args[0] ?? "") ? [] : ["--config-file", this.#config]),
    ]);
  }

  #run(args: readonly string[]): Promise<PulumiRun> {
    const all = [...args, "--cwd", this.#program.folder, "--non-interactive", "--color", "never"];
    return new Promise((done) => {
      const options = { env: this.#environment, maxBuffer: 64 * 1024 * 1024 };
      execFile("pulumi", all, options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        done({ code, text: `${stdout}${stderr}`, json: stdout });
      });
    });
  }
}
