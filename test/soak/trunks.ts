// Four trunks at a steady rate of calls: all alive, then three of them bad (blackholed, 503, refusing).
//   node test/soak/trunks.ts [seconds] [calls a second]
import { type FourTrunksFigures, fourTrunks } from "../trunks/run-four-trunks.ts";

const [seconds = 60, callsPerSecond = 50] = process.argv.slice(2).map(Number);
/** Milliseconds: what the edge may add, and within what time a call must ring. */
const added = 50;
const rings = 3000;

const alive = await fourTrunks({ bad: false, callsPerSecond, seconds });
say("four alive", alive);
const bad = await fourTrunks({ bad: true, callsPerSecond, seconds });
say("three bad", bad);
const connected = alive.connected === alive.calls && bad.connected === bad.calls;
process.exitCode = connected && alive.firstMs.p99 < added && bad.firstMs.p99 < rings ? 0 : 1;

function say(name: string, { calls, connected, firstMs, attempts, passedOver }: FourTrunksFigures): void {
  const [p50, p99, longest] = [firstMs.p50, firstMs.p99, firstMs.longest].map((ms) => `${ms.toFixed(1)} ms`);
  console.log(
    `${name}: ${connected} of ${calls} calls connected at ${callsPerSecond}/s; from INVITE to ringing ${p50} (half), ` +
      `${p99} (99 %), ${longest} (longest); ${attempts} legs, suspect trunks passed over ${passedOver} times`,
  );
}
