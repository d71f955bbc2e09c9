import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A certificate and its key, PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** A signing certificate, made for one run. */
export interface Authority {
  cert: string;
  /** A certificate for subject alternative names such as `IP:127.0.0.1`; expired where `days` is negative. */
  signs(names: string, days?: number): Promise<Pair>;
  remove(): void;
}

/** Makes an authority with openssl, which runs beside whoever answers a call meanwhile. */
export async function authority(name: string): Promise<Authority> {
  const dir = mkdtempSync(join(tmpdir(), "hotline-ca-"));
  const openssl = (...args: string[]) => run("openssl", args, { cwd: dir });
  const key = (file: string) =>
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file);
  const read = (file: string) => readFileSync(join(dir, file), "utf8");
  await key("ca.key");
  await openssl(
    "req",
    "-x509",
    "-new",
    "-key",
    "ca.key",
    "-subj",
    `/CN=${name}`,
    "-days",
    "30",
    "-out",
    "ca.pem",
  );
  return {
    cert: read("ca.pem"),
    signs: async (names, days = 10) => {
      await key("key.pem");
      writeFileSync(join(dir, "names"), `subjectAltName=${names}\n`);
      await openssl("req", "-new", "-key", "key.pem", "-subj", "/CN=somebody", "-out", "request");
      const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", String(days)];
      await openssl("x509", "-req", "-in", "request", ...by, "-extfile", "names", "-out", "cert.pem");
      return { cert: read("cert.pem"), key: read("key.pem") };
    },
    remove: () => rmSync(dir, { recursive: true }),
  };
}
