import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate and its key, PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** A signing certificate, made for one run. */
export interface Authority {
  cert: string;
  /** A certificate for subject alternative names such as `IP:127.0.0.1`; expired where `days` is negative. */
  signs(names: string, days?: number): Pair;
  remove(): void;
}

/** Makes an authority with openssl. */
export function authority(name: string): Authority {
  const dir = mkdtempSync(join(tmpdir(), "hotline-ca-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: dir, stdio: "pipe" });
  const key = (file: string) =>
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file);
  const read = (file: string) => readFileSync(join(dir, file), "utf8");
  key("ca.key");
  openssl("req", "-x509", "-new", "-key", "ca.key", "-subj", `/CN=${name}`, "-days", "30", "-out", "ca.pem");
  return {
    cert: read("ca.pem"),
    signs: (names, days = 10) => {
      key("key.pem");
      writeFileSync(join(dir, "names"), `subjectAltName=${names}\n`);
      openssl("req", "-new", "-key", "key.pem", "-subj", "/CN=somebody", "-out", "request");
      const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", String(days)];
      openssl("x509", "-req", "-in", "request", ...by, "-extfile", "names", "-out", "cert.pem");
      return { cert: read("cert.pem"), key: read("key.pem") };
    },
    remove: () => rmSync(dir, { recursive: true }),
  };
}
