import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CALLERS = "127.0.20.11";
const TARGETS = "127.0.20.12";

/** What a load of calls came to. */
export interface Load {
  placed: number;
  failed: number;
  /** Calls a second that SIPp really placed. */
  rate: number;
}

/** SIPp as the one phone behind all targets, until `stop`. */
export function startTargets(): { stop(): void } {
  const scenario = fileURLToPath(new URL("target.xml", import.meta.url));
  const phone = spawn("sipp", ["-sf", scenario, "-i", TARGETS, "-p", "5090", "-nostdin"], {
    stdio: "ignore",
  });
  return { stop: () => void phone.kill("SIGKILL") };
}

/** Places `calls` calls at `rate` a second on a proxy (`address:port`), the numbers of `file` in turn, and waits for their end. */
export async function placeLoad(
  proxy: string,
  file: string,
  dir: string,
  rate: number,
  calls: number,
): Promise<Load> {
  const scenario = fileURLToPath(new URL("caller.xml", import.meta.url));
  const started = performance.now();
  const child = spawn(
    "sipp",
    [
      ...[proxy, "-sf", scenario, "-inf", file, "-i", CALLERS, "-p", "5070", "-nostdin"],
      ...[
        "-r",
        String(rate),
        "-m",
        String(calls),
        "-l",
        String(rate * 20),
        "-timeout",
        "60s",
        "-recv_timeout",
        "5000",
      ],
      ...["-trace_stat", "-stf", join(dir, "stat.csv"), "-fd", "1"],
    ],
    { stdio: "ignore", cwd: dir },
  );
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => resolve());
  });
  const seconds = (performance.now() - started) / 1000;
  const [header = "", ...rows] = readFileSync(join(dir, "stat.csv"), "utf8").trim().split("\n");
  const last = rows.at(-1)?.split(";") ?? [];
  const column = (name: string) => Number(last[header.split(";").indexOf(name)] ?? Number.NaN);
  return { placed: calls, failed: calls - column("SuccessfulCall(C)"), rate: calls / seconds };
}
