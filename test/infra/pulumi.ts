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

/** What of these is missing for a real engine, in words; undefined where all is there. */
export function missingForPulumi(): string | undefined {
  const missing = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-kubernetes"].filter(
    (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0,
  );
  for (const server of ["etcd", "kube-apiserver", "helm"]) {
    if (serverProgram(server) === undefined) missing.push(server);
  }
  return missing.length === 0 ? undefined : `${missing.join(", ")} missing`;
}

/** The platform's program with a real engine, whose state is a folder. */
export class Pulumi {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #config: string;
  /** Folder with the engine's state. */
  readonly state: string;

  constructor(dir: string) {
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
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
  }

  /** Makes the stack, with its configuration outside the checkout. */
  async init(): Promise<void> {
    await this.#run(["stack", "init", STACK]);
    renameSync(resolve(`infra/platform/config/Pulumi.${STACK}.yaml`), this.#config);
  }

  /** Sets a key of the configuration; `--secret` for one that is encrypted. */
  config(key: string, value: string, ...flags: string[]): Promise<PulumiRun> {
    return this.run("config", "set", ...flags, key, value);
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
    const all = [...args, "--non-interactive", "--color", "never"];
    return new Promise((done) => {
      const options = { env: this.#environment, maxBuffer: 64 * 1024 * 1024 };
      execFile("pulumi", all, options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        done({ code, text: `${stdout}${stderr}`, json: stdout });
      });
    });
  }
}
