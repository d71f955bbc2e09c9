import type { MediaPlan } from "#compile/generation.ts";

/** Where one rtpengine works. */
export interface RelayPlace {
  /** Its id among the node's relays, which the call events name. */
  id: string;
  /** Port of its control socket, on 127.0.0.1. */
  controlPort: number;
  /** Port of the node agent's listener for reports, on 127.0.0.1. */
  reportsPort: number;
  /** Addresses of this machine for speech; `local!public` where carriers see another one. */
  addresses: readonly string[];
  /** UDP ports for speech, both inclusive: no two relays of a machine share any. */
  ports: MediaPlan["ports"];
}

/** How often a relay reports on each call. */
const REPORT_MS = 1000;

/** How long an ended leg still reports, and its ports serve nobody else. */
const DELETE_DELAY_S = 3;

/** A dialog ends by itself after twelve hours: see kamailio.cfg. */
const LONGEST_CALL_S = 43_260;

/** A transaction that rings ends after half an hour: see kamailio.cfg. */
const LONGEST_RINGING_S = 1_900;

/**
 * Arguments of rtpengine in user space. Which calls are silent is the agent's to say (`media-legs.ts`): rtpengine would
 * forget them without a word to either side, so that its own time-outs only clear away what nobody asks for any more.
 */
export function relayArguments({ id, controlPort, reportsPort, addresses, ports }: RelayPlace): string[] {
  return [
    // The distribution's file opens sockets of its own.
    ...["--config-file=none", "--foreground", "--log-stderr", "--log-level=5", "--table=-1"],
    ...addresses.flatMap((address) => ["--interface", address]),
    `--listen-ng=127.0.0.1:${controlPort}`,
    ...[`--port-min=${ports.from}`, `--port-max=${ports.to}`],
    ...["--endpoint-learning=heuristic", "--tos=184", `--delete-delay=${DELETE_DELAY_S}`],
    ...[`--timeout=${LONGEST_CALL_S}`, `--silent-timeout=${LONGEST_CALL_S}`],
    ...[`--final-timeout=${LONGEST_CALL_S}`, `--offer-timeout=${LONGEST_RINGING_S}`],
    ...[
      "--mqtt-host=127.0.0.1",
      `--mqtt-port=${reportsPort}`,
      `--mqtt-id=${id}`,
      "--mqtt-publish-topic=calls",
    ],
    ...["--mqtt-publish-scope=call", `--mqtt-publish-interval=${REPORT_MS}`],
  ];
}
