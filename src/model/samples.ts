import type { Enterprise } from "../config/enterprise.types.ts";
import type { Platform } from "../config/platform.types.ts";

/** For tests: the smallest platform that a plan can be made with. */
export const samplePlatform: Platform = {
  apiVersion: "hotline400/v1",
  kind: "Platform",
  metadata: { id: "sample", name: "樣例" },
  carriers: { unicom: { name: "中國聯通" }, telecom: { name: "中國電信" } },
  defaults: { tariff: "agent-030" },
  segments: [
    { prefix: "4006", carrier: "unicom", agents: "nationwide" },
    { prefix: "400820", carrier: "telecom", agents: "nationwide" },
    { prefix: "4008", carrier: "unicom", agents: "nationwide" },
  ],
  trunks: [
    {
      id: "north",
      carrier: "unicom",
      host: "127.0.0.11:5090",
      auth: { kind: "address", addresses: ["127.0.0.11"] },
      delivers: { number: "hotline", at: "request-uri", format: "plain" },
      callerId: "original",
      capacity: 10,
    },
  ],
  tariffs: {
    "agent-030": {
      chargedFrom: "target-answer",
      perMinute: "0.30",
      increment: { first: "60s", next: "60s" },
    },
  },
  callerShare: { perMinute: "0.10", increment: { first: "60s", next: "60s" } },
  edge: { domain: "sip.local.example", addresses: ["127.0.0.1"] },
};

/** For tests: the smallest enterprise. */
export const sampleEnterprise: Enterprise = {
  apiVersion: "hotline400/v1",
  kind: "Enterprise",
  metadata: { id: "flowers", name: "北京鮮花速遞" },
  number: "4006010114",
  bindings: [
    { id: "desk", phone: "010-62345678" },
    { id: "boss", phone: "13901234567" },
  ],
};
