import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import { until } from "../until.ts";

const API_PORT = 6443;

/** A Kubernetes API server with its etcd: no nodes, no controllers. */
export interface Kubernetes {
  /** As an administrator. */
  admin: KubeConfig;
  /** File with which a user reaches it. */
  kubeconfigOf(user: "admin" | "agent"): string;
  /** Ends and starts the API server; etcd goes on. */
  restartApi(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts both in a folder, at an address of loopback that no other test has. Users are known by tokens: `admin`, who may
 * all, and `agent`, who may what roles say.
 */
export async function startKubernetes(
  dir: string,
  address: string,
  programs: { etcd: string; api: string },
): Promise<Kubernetes> {
  const log = createWriteStream(join(dir, "kubernetes.log"));
  await once(log, "open");
  const run = (program: string, args: string[]) =>
    // Linux ends it with this process, however that ends.
    spawn("setpriv", ["--pdeathsig", "KILL", program, ...args], { stdio: ["ignore", log, log] });
  const store = `http://${address}:2379`;
  const etcd = run(programs.etcd, [
    ...["--data-dir", join(dir, "etcd"), "--listen-client-urls", store, "--advertise-client-urls", store],
    ...["--listen-peer-urls", `http://${address}:2380`, "--unsafe-no-fsync"],
  ]);
  const args = apiArguments(dir, address, store);
  let api = run(programs.api, args);
  const kubeconfigOf = (user: string) => kubeconfig(dir, address, user);
  const admin = new KubeConfig();
  admin.loadFromFile(kubeconfigOf("admin"));
  const untilThere = () =>
    until(
      () =>
        admin
          .makeApiClient(CoreV1Api)
          .listNamespace()
          .then(
            () => true,
            () => false,
          ),
      (there) => there,
      60_000,
    );
  await untilThere();
  return {
    admin,
    kubeconfigOf,
    restartApi: async () => {
      await ended(api, "SIGKILL");
      api = run(programs.api, args);
      await untilThere();
    },
    stop: async () => {
      await ended(api, "SIGKILL");
      await ended(etcd, "SIGTERM");
      log.end();
    },
  };
}

function apiArguments(dir: string, address: string, store: string): string[] {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const secret = file("accounts.key", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  const open = file("accounts.pub", publicKey.export({ type: "spki", format: "pem" }).toString());
  const tokens = file("tokens.csv", "token-admin,admin,1,system:masters\ntoken-agent,agent,2\n");
  mkdirSync(join(dir, "certificates"));
  return [
    ...["--etcd-servers", store, "--bind-address", address, "--secure-port", `${API_PORT}`],
    ...["--cert-dir", join(dir, "certificates"), "--token-auth-file", tokens, "--authorization-mode", "RBAC"],
    ...["--service-account-issuer", "https://tests.invalid", "--service-account-key-file", open],
    ...["--service-account-signing-key-file", secret, "--service-cluster-ip-range", "10.0.0.0/24,fd00::/112"],
    ...["--advertise-address", address, "--endpoint-reconciler-type", "none"],
  ];
}

/** The server makes its own certificate at its first start, hence nobody can know it before. */
function kubeconfig(dir: string, address: string, user: string): string {
  const path = join(dir, `${user}.kubeconfig`);
  const server = `https://${address}:${API_PORT}`;
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "tests", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: user, user: { token: `token-${user}` } }],
    contexts: [{ name: "tests", context: { cluster: "tests", user } }],
    "current-context": "tests",
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}
