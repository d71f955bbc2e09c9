import { tied } from "#edge/locked-command.ts";
import { relayArguments } from "#edge/media/relay-arguments.ts";
import { become } from "./become.ts";
import { EXIT } from "./exit-code.ts";
import { installed } from "./installed.ts";
import { OptionProblem } from "./option-problem.ts";
import { relayPlace } from "./relay-place.ts";
import type { RtpengineFlags } from "./rtpengine.ts";
import { isSystemError } from "./system-error.ts";

/** Runs `hotline rtpengine`; answers the exit code. */
export async function runRtpengine(flags: RtpengineFlags): Promise<number> {
  try {
    const place = relayPlace(flags);
    const rtpengine = installed("rtpengine", "rtpengine-daemon");
    return await become(tied([rtpengine, ...relayArguments(place)]), {});
  } catch (error) {
    if (!(error instanceof OptionProblem) && !isSystemError(error)) throw error;
    process.stderr.write(`hotline rtpengine: ${error.message}\n`);
    return EXIT.usage;
  }
}
