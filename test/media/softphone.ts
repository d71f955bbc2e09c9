import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** baresip, with a tone for a microphone and a recorder for an ear. */
export interface Softphone {
  /** What it has written so far. */
  said(): string;
  /** What it wrote, when it has quit by itself. */
  ended: Promise<string>;
  /** Samples that it heard, 8,000 a second. */
  heard(): Int16Array;
  folder: string;
}

/** Samples a second, as A-law and mu-law have them. */
export const SAMPLE_RATE = 8000;

/** Starts baresip at an address and port; it says a tone, takes every call, and quits after some seconds. */
export function startSoftphone(wanted: {
  user: string;
  address: string;
  port: number;
  hertz: number;
  seconds: number;
  dials?: string;
}): Softphone {
  const { user, address, port, hertz, seconds, dials } = wanted;
  const folder = mkdtempSync(join(tmpdir(), "hotline-softphone-"));
  const records = join(folder, "records");
  mkdirSync(records);
  const modules = ["account", "menu", "g711", "aufile", "aubridge", "sndfile"];
  const config = [
    `sip_listen ${address}:${port}`,
    // It binds its RTP to no address: on loopback it sends from here, whatever its SIP address.
    "net_interface 127.0.0.1",
    `audio_source aufile,${join(folder, "tone.wav")}`,
    "audio_player aubridge,ear",
    "audio_alert aubridge,bell",
    ...["ausrc", "auplay"].flatMap((each) => [`${each}_srate ${SAMPLE_RATE}`, `${each}_channels 1`]),
    "module_path /usr/lib/baresip/modules",
    ...modules.map((each) => `module ${each}.so`),
    `snd_path ${records}`,
  ];
  writeFileSync(join(folder, "config"), `${config.join("\n")}\n`);
  writeFileSync(join(folder, "accounts"), `<sip:${user}@${address}:${port}>;regint=0;answermode=auto\n`);
  writeFileSync(join(folder, "contacts"), "");
  writeFileSync(join(folder, "tone.wav"), toneOf(hertz, 3 * seconds));
  const child = spawn(
    "baresip",
    ["-f", folder, "-t", String(seconds), ...(dials === undefined ? [] : ["-e", `/dial ${dials}`])],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const said: Buffer[] = [];
  child.stdout.on("data", (data) => said.push(data));
  child.stderr.on("data", (data) => said.push(data));
  const text = () => Buffer.concat(said).toString();
  return {
    folder,
    said: text,
    ended: new Promise((done) => child.once("close", () => done(text()))),
    heard: () => {
      const file = readdirSync(records).find((name) => name.endsWith("-dec.wav"));
      return file === undefined ? new Int16Array() : samplesOf(readFileSync(join(records, file)));
    },
  };
}

/** A WAV file of 16-bit samples: a tone. */
function toneOf(hertz: number, seconds: number): Buffer {
  const samples = SAMPLE_RATE * seconds;
  const wav = Buffer.alloc(44 + 2 * samples);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + 2 * samples, 4);
  wav.write("WAVEfmt ", 8);
  for (const [at, value] of [
    [16, 16],
    [24, SAMPLE_RATE],
    [28, 2 * SAMPLE_RATE],
    [40, 2 * samples],
  ] as const)
    wav.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    wav.writeUInt16LE(value, at);
  wav.write("data", 36);
  for (let index = 0; index < samples; index++)
    wav.writeInt16LE(
      Math.round(8000 * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE)),
      44 + 2 * index,
    );
  return wav;
}

/** 16-bit samples of a WAV file. */
function samplesOf(wav: Buffer): Int16Array {
  const at = wav.indexOf("data") + 8;
  return Int16Array.from({ length: Math.max(0, (wav.length - at) >> 1) }, (_, index) =>
    wav.readInt16LE(at + 2 * index),
  );
}

/** Power of a frequency in samples, against that of all of them: Goertzel's algorithm, in blocks of a tenth second. */
export function shareOf(hertz: number, samples: Int16Array): number {
  const block = SAMPLE_RATE / 10;
  const twice = 2 * Math.cos((2 * Math.PI * hertz) / SAMPLE_RATE);
  let tone = 0;
  let all = 0;
  for (let start = 0; start + block <= samples.length; start += block) {
    let before = 0;
    let last = 0;
    for (const sample of samples.subarray(start, start + block)) {
      [before, last] = [last, sample + twice * last - before];
      all += sample * sample;
    }
    tone += ((before * before + last * last - twice * before * last) * 2) / block;
  }
  return all === 0 ? 0 : tone / all;
}
