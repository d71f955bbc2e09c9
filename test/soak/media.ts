// CPU of the media relays per anchored call: A-law in packets of 20 ms both ways, reports included, no kernel module.
// Run in a network namespace of its own: unshare -n sh -c 'ip link set lo up; node test/soak/media.ts'
import { cpuSeconds } from "../figures/cpu-seconds.ts";
import { converse } from "../media/conversation.ts";
import { ANCHORED, DIRECT, startMediaRun } from "../media/media-run.ts";
import { openParty } from "../media/party.ts";
import { openVoice } from "../media/voice.ts";

const CALLS = 40;
const SECONDS = 20;

const run = await startMediaRun();
try {
  const caller = await openParty(ANCHORED, run.edge, 1);
  const target = await openParty(DIRECT, run.edge, 2, 5090);
  const pairs = [];
  for (let index = 0; index < CALLS; index++) {
    const voices = [await openVoice(ANCHORED, 1), await openVoice(DIRECT, 2)] as const;
    const sdp = { offer: voices[0].sdp(), answer: voices[1].sdp() };
    pairs.push({ voices, call: await converse(caller, target, "4008000001", sdp) });
  }
  const before = cpu();
  const own = process.cpuUsage();
  const packets = 50 * SECONDS;
  await Promise.all(
    pairs.flatMap(({ voices: [near, far], call }) => [
      near.speak(call.answer.body, { packets }),
      far.speak(call.taken.body, { packets }),
    ]),
  );
  const relays = (cpu() - before) / SECONDS / CALLS;
  const { user, system } = process.cpuUsage(own);
  const heard = pairs.flatMap(({ voices }) => voices.map((voice) => voice.heard()));
  const lost = 1 - heard.reduce((sum, each) => sum + each, 0) / (2 * CALLS * packets);
  console.log(`${CALLS} anchored calls for ${SECONDS} s through two relays`);
  console.log(
    `relays: ${(100 * relays).toFixed(3)} % of a core a call, ${Math.floor(1 / relays)} calls a core`,
  );
  console.log(`this process, voices and watch: ${(100 * (user + system)) / 1e6 / SECONDS} % of a core`);
  console.log(`speech lost on the way: ${(100 * lost).toFixed(3)} %`);
  process.exitCode = lost < 0.001 ? 0 : 1;
  for (const { voices } of pairs) for (const voice of voices) voice.close();
  caller.close();
  target.close();
} finally {
  await run.stop();
}

/** Seconds of CPU that the relays have used. */
function cpu(): number {
  return run.relays.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
}
