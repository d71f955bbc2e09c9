import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const AREAS = ["010", "020", "021", "022", "0755", "0571", "0512", "0791", "0531", "028"];
const STRATEGIES = ["sequential", "random", "round-robin", "weighted", "simultaneous"];

/** Writes a stack of `count` valid enterprises of about 2.7 KB, each different: the appliances sample with other names, numbers, hours and actions. */
export function generateStack(folder: string, count: number): void {
  mkdirSync(join(folder, "enterprises"), { recursive: true });
  mkdirSync(join(folder, "audio"), { recursive: true });
  for (const name of ["welcome", "closed", "busy", "music"])
    writeFileSync(join(folder, "audio", `${name}.wav`), "");
  const platform = readFileSync("stacks/local/platform.yaml", "utf8");
  // Room for all of them: a warning about capacity would measure the writing of warnings.
  writeFileSync(join(folder, "platform.yaml"), platform.replace("capacity: 120", "capacity: 1000000"));
  for (let i = 0; i < count; i++) {
    const id = `enterprise-${String(i).padStart(5, "0")}`;
    writeFileSync(join(folder, "enterprises", `${id}.yaml`), enterprise(id, i));
  }
}

function enterprise(id: string, i: number): string {
  const area = AREAS[i % AREAS.length] ?? "010";
  const other = AREAS[(i + 3) % AREAS.length] ?? "021";
  const subscriber = String(20_000_000 + i)
    .padStart(8, "0")
    .slice(-(area.length === 3 ? 8 : 7));
  const second = String(60_000_000 + i)
    .slice(-(other.length === 3 ? 8 : 7))
    .replace(/^[01]/, "6");
  const first = subscriber.replace(/^[01]/, "2");
  const strategy = STRATEGIES[i % STRATEGIES.length];
  const hour = String(7 + (i % 3)).padStart(2, "0");
  const evidence = `evidence: { kind: bill, ref: B-2026-${i}, expires: "2027-03-31" }`;
  return `# yaml-language-server: $schema=../../../schemas/enterprise.schema.json
apiVersion: hotline400/v1
kind: Enterprise
metadata:
  id: ${id}
  name: 華南電器售後第${i}分公司
  holder: { kind: company, licence: "91440300MA5DA${String(i).padStart(4, "0").slice(-4)}J" }
number: "4008${String(100_000 + i)}"
contract: { platform: forwarding, seller: agent, city: "0755", did: "0755-${String(30_000_000 + i)}", tariff: agent-030, package: min-100 }

bindings:
  - { id: north-desk, phone: "${area}-${first}", hours: office, channels: 2, ring: 20s, weight: 70, ${evidence} }
  - { id: south-desk, phone: "${other}-${second}", hours: office, ring: 20s, weight: 30, ${evidence} }
  - { id: duty, phone: "139${String(10_000_000 + i)}", hours: night, ring: 25s, ${evidence} }
  - { id: centre, sip: "sip:service-${i}@pbx.example.cn;transport=tcp", kind: call-center, channels: 60, ${evidence} }

schedules:
  office:
    calendar: china
    weekly:
      mon-fri: ["${hour}:00-12:00", "13:00-18:00"]
      sat: ["10:00-1${i % 10}:30"]
    exceptions:
      "2026-12-31": closed
  night:
    weekly: { daily: ["22:00-06:00"] }

areas:
  north: ["010", "022", hebei]
  south: [guangdong, "0898"]

audio:
  welcome: { file: audio/welcome.wav }
  closed: { file: audio/closed.wav }
  busy: { file: audio/busy.wav }
  music: { file: audio/music.wav }

ringback: welcome

answer:
  - when: { open: office, from: north }
    do: { ring: [north-desk, centre], strategy: sequential, otherwise: { queue: main } }
  - when: { open: office, from: south }
    do: { ring: [north-desk, south-desk], strategy: weighted, otherwise: { queue: main } }
  - when: { open: office }
    do: { menu: main }
  - when: { open: night }
    do: { ring: [duty], otherwise: { announce: closed } }
  - do: { announce: closed }

menus:
  main:
    greeting: welcome
    keys:
      "1": { ring: [north-desk, south-desk], strategy: ${strategy} }
      "0": { queue: main }
    extensions: { "8001": north-desk, "81${String(10 + (i % 90))}": south-desk }
    timeout: ${5 + (i % 5)}s
    retries: 2
    otherwise: { ring: [centre] }

queues:
  main:
    members: [north-desk, south-desk]
    music: music
    maxWait: ${60 + (i % 60)}s
    maxLength: 20
    announcePosition: true
    otherwise: { announce: busy }

screening:
  allow: ["13800138000"]
  block: ["+86170*", "area:0791", anonymous]
  callerLimit: { calls: 5, per: 1m }
  shortCalls: { under: 6s, count: 3, per: 10m, blockFor: 1h }
  maxConcurrent: 30
`;
}
