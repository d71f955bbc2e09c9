import { appendFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { check, codes, dir, enterprise } from "./small-stack.ts";

const foundation = `apiVersion: hotline400/v1
kind: Foundation
region: cn-northwest-1
edges:
  - { public: 127.0.0.1, private: 10.40.1.10 }
buckets: { bundles: hotline-production-bundles }
`;

const image = `registry.example.cn/hotline/edge@sha256:${"0".repeat(64)}`;

const write = (text: string): void => writeFileSync(join(dir, "stack/foundation.yaml"), text);

describe("foundation.yaml", () => {
  beforeEach(() => {
    const cluster = `{ kubernetes: "1.36", images: { edge: "${image}", hotline: "${image}" }, bundles: { store: s3 } }`;
    appendFileSync(join(dir, "stack/platform.yaml"), `cluster: ${cluster}\n`);
    write(foundation);
  });

  it("is checked with its stack, by its own path too", () => {
    expect(check("stack")).toEqual({ status: 0, stdout: "", stderr: "4 files checked: no problems\n" });
    expect(check("stack/foundation.yaml").stderr).toBe("2 files checked: no problems\n");
    write(foundation.replace("region:", "regoin:"));
    expect(
      check("stack/foundation.yaml").stdout,
    ).toBe(`stack/foundation.yaml:3:1 error unknown-key: the key regoin is not known in the file
  |
3 | regoin: cn-northwest-1
  | ^^^^^^
help: did you mean region? valid keys: apiVersion, kind, region, cluster, edges, buckets, dns, roles

`);
  });

  it("is reported where it is broken, whichever file is asked about, and nothing that follows from it", () => {
    write(foundation.replace("buckets:", "bucket:"));
    const run = check("stack/enterprises/roses.yaml", "--format", "json");
    expect(codes(run)).toEqual(["stack/foundation.yaml unknown-key"]);
    expect(run.status).toBe(1);
  });

  it("is remembered by its content, and what it says with the platform is not", () => {
    const runs = [0, 1].map(() => check("stack", "--format", "json"));
    expect(runs[0]).toEqual(runs[1]);
    expect(codes(check("stack", "--format", "json"))).toEqual([]);
    write(foundation.replace("127.0.0.1", "127.0.0.2"));
    const found = [
      "stack/foundation.yaml edge-not-in-platform",
      "stack/platform.yaml edge-not-in-foundation",
    ];
    expect(codes(check("stack", "--format", "json"))).toEqual(found);
    expect(codes(check("stack", "--format", "json"))).toEqual(found);
    write(foundation);
    expect(codes(check("stack", "--format", "json"))).toEqual([]);
    rmSync(join(dir, "stack/foundation.yaml"));
    expect(codes(check("stack", "--format", "json"))).toEqual(["stack/platform.yaml no-bundle-bucket"]);
  });

  it("and an enterprise file of the same content are two things", () => {
    writeFileSync(join(dir, "stack/enterprises/roses.yaml"), foundation);
    const said = codes(check("stack", "--format", "json"));
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter((each) => !each.startsWith("stack/enterprises/roses.yaml"))).toEqual([]);
    expect(codes(check("stack", "--format", "json"))).toEqual(said);
  });

  it("that is a link is refused: it could show lines of other files", () => {
    rmSync(join(dir, "stack/foundation.yaml"));
    symlinkSync("platform.yaml", join(dir, "stack/foundation.yaml"));
    enterprise("roses", "4006010115");
    expect(codes(check("stack", "--format", "json"))).toEqual(["stack/foundation.yaml not-readable"]);
  });

  it("shows no secret of a line in any format", () => {
    write(foundation.replace("hotline-production-bundles", `AKIA${"IOSFODNN7EXAMPLE"}`));
    for (const format of ["text", "json", "sarif", "github"]) {
      const { stdout } = check("stack", "--format", format);
      expect(stdout).toContain("secret-in-clear");
      expect(stdout).not.toContain("IOSFODNN7");
    }
    expect(readFileSync(join(dir, "stack/foundation.yaml"), "utf8")).toContain("IOSFODNN7");
  });
});
