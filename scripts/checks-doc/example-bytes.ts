import type { Example } from "./sections.ts";

/** What an example leaves out, by top-level key. */
const enterprise = {
  apiVersion: "hotline400/v1",
  kind: "Enterprise",
  metadata: "{ id: example, name: 北京鮮花速遞 }",
  number: '"4006010114"',
  bindings: '[{ id: desk, phone: "010-62345678" }, { id: boss, phone: "13901234567" }]',
};

const trunk = (id: string, carrier: string, host: string, number: string) =>
  `{ id: ${id}, carrier: ${carrier}, host: "${host}", auth: { kind: address, addresses: ["${host}"] }, ` +
  `delivers: { number: ${number}, at: request-uri, format: national }, callerId: original, capacity: 300 }`;

const platform = {
  apiVersion: "hotline400/v1",
  kind: "Platform",
  metadata: "{ id: example, name: 示例平臺 }",
  calendar: "china",
  carriers: "{ unicom: { name: 中國聯通 }, mobile: { name: 中國移動 }, telecom: { name: 中國電信 } }",
  defaults: "{ tariff: agent-030 }",
  segments:
    '[{ prefix: "4006", carrier: unicom, agents: nationwide }, { prefix: "4008", carrier: telecom, agents: nationwide }, ' +
    '{ prefix: "4007", carrier: mobile, agents: regional, regions: [{ prefix: "4007755", areas: ["0755"] }] }]',
  trunks: `[${trunk("unicom-beijing", "unicom", "192.0.2.11", "hotline")}, ${trunk("telecom-shenzhen", "telecom", "192.0.2.12", "did")}, ${trunk("mobile-guangzhou", "mobile", "192.0.2.13", "hotline")}]`,
  tariffs:
    '{ agent-030: { chargedFrom: target-answer, perMinute: "0.30", increment: { first: 60s, next: 60s } } }',
  packages:
    '{ min-100: { monthly: "100.00", includedMinutes: 400, then: agent-030 }, sip-flat: { monthly: "300.00", unlimited: true, delivery: sip } }',
  callerShare: '{ perMinute: "0.10", increment: { first: 60s, next: 60s } }',
  compliance: "{ evidence: off }",
  edge: '{ domain: sip.example.cn, addresses: ["192.0.2.1"] }',
};

const foundation = {
  apiVersion: "hotline400/v1",
  kind: "Foundation",
  region: "cn-northwest-1",
  edges: "[{ public: 192.0.2.1, private: 10.40.1.10 }]",
};

/** The names of examples that are a stack's own files, and what such a file leaves out. */
const own = new Map<string, Readonly<Record<string, string>>>([
  ["platform.yaml", platform],
  ["foundation.yaml", foundation],
]);

/** Whether an example stands in the stack's folder, not among the enterprises. */
export function isOwn({ words }: Example): boolean {
  return words.some((word) => own.has(word));
}

export function isPlatform({ words }: Example): boolean {
  return words.includes("platform.yaml");
}

/** The bytes of an example's file: what is shown, then what it leaves out, so that lines stay where they are. */
export function exampleBytes(example: Example): Buffer {
  const { words, text } = example;
  const name = words.find((word) => own.has(word)) ?? "";
  const count = Number(words.find((word) => word.startsWith("repeat="))?.slice("repeat=".length) ?? 1);
  const lines = text.trimEnd().split("\n");
  const last = lines.pop() ?? "";
  const shown = [
    ...lines,
    ...Array.from({ length: count }, (_, i) => last.replace("NNNN", String(i).padStart(4, "0"))),
  ];
  const rest = words.includes("whole") ? [] : missing(text, own.get(name) ?? enterprise);
  const whole = `${[...shown, ...rest].join("\n")}\n`;
  return words.includes("latin1")
    ? Buffer.from(whole, "latin1")
    : Buffer.from(words.includes("bell") ? whole.replaceAll("␇", "\u0007") : whole);
}

function missing(text: string, base: Readonly<Record<string, string>>): string[] {
  const shown = new Set([...text.matchAll(/^([A-Za-z]+):/gm)].map(([, key]) => key));
  return Object.entries(base)
    .filter(([key]) => !shown.has(key))
    .map(([key, value]) => `${key}: ${value}`);
}
