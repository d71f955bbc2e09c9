import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { helm, objects, PRODUCTION, promtool, run, skipped } from "./tools.ts";

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

interface Groups {
  groups: { name: string; rules: Rule[] }[];
}

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

const docs = readFileSync("docs/edge/agent.md", "utf8");
const documented = new Set([...docs.matchAll(/^\| `(hotline_\w+)` \|/gm)].map(([, name = ""]) => name));
const dashboard: Dashboard = JSON.parse(readFileSync("charts/edge/dashboards/edge.json", "utf8"));
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const alarms = readFileSync("charts/edge/alarms.yaml", "utf8");

/** Names of metrics in a text that the agent's page does not list. */
function unknown(text: string): string[] {
  const names = [...text.matchAll(/\bhotline_[a-z_]+\b/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ""),
  );
  expect(names.length).toBeGreaterThan(0);
  return names.filter((name) => !documented.has(name));
}

test("the dashboard asks for nothing that the agent does not tell", () => {
  expect(unknown(queries.join("\n"))).toEqual([]);
});

test("alarms ask for nothing that the agent does not tell, and for all that its page calls worth one", () => {
  expect(unknown(alarms)).toEqual([]);
  const worth = /Worth an alarm: ([\s\S]*?)\n\n/.exec(docs)?.[1] ?? "";
  const named = [...worth.matchAll(/`([a-z_]+)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((name) => !alarms.includes(`hotline_${name}{`))).toEqual([]);
});

const NODE = 'namespace="hotline",service="edge",pod="edge-0"';

/** A series of each kind, as it is when all is well and when it is not. */
const series: [name: string, well: string, ill: string][] = [
  [`up{${NODE}}`, "1+0x30", "1+0x30"],
  ['up{namespace="hotline",service="edge",pod="edge-1"}', "1+0x30", "0+0x30"],
  [`hotline_kamailio_up{${NODE}}`, "1+0x30", "0+0x30"],
  [`hotline_generation_lag_seconds{${NODE}}`, "10+0x30", "0+60x30"],
  [`hotline_kamailio_shared_memory_free_bytes{${NODE}}`, "20+0x30", "9+0x30"],
  [`hotline_kamailio_shared_memory_used_bytes{${NODE}}`, "80+0x30", "91+0x30"],
  [`hotline_spool_welcome{${NODE}}`, "1+0x30", "0+0x30"],
  [`hotline_spool_damaged_lines_total{${NODE},problem="torn"}`, "3+0x30", "0+0x25 1+0x5"],
  [`hotline_calls_provisional_ends_total{${NODE}}`, "3+0x30", "0+0x25 2+0x5"],
  [`hotline_trunk_up{${NODE},trunk="north"}`, "1+0x30", "0+0x30"],
  [`hotline_trunk_registration{${NODE},trunk="south",state="refused"}`, "0+0x30", "1+0x30"],
  [`hotline_unresolved_hosts{${NODE}}`, "0+0x30", "1+0x30"],
  [`hotline_missing_secrets{${NODE}}`, "0+0x30", "1+0x30"],
  [`hotline_live_calls{${NODE}}`, "5+0x30", "5+0x30"],
  [`hotline_draining{${NODE}}`, "1+0x30", "1+0x30"],
  [`hotline_drain_left_seconds{${NODE}}`, "7200-60x30", "1800-60x30"],
  [`hotline_queue_wait_seconds{${NODE}}`, "0.1+0x30", "0.3+0x30"],
  [`hotline_refused_share{${NODE}}`, "0+0x30", "0.1+0x30"],
  [`hotline_dropped_packets_total{${NODE},kind="overload"}`, "7+0x30", "0+5x30"],
  [`hotline_dropped_packets_total{${NODE},kind="stranger-udp"}`, "0+9x30", "0+9x30"],
  ['hotline_kamailio_up{namespace="other",service="edge",pod="edge-0"}', "0+0x30", "0+0x30"],
];

const without = skipped({ helm, promtool });

describe.skipIf(without)(`as Prometheus reads them${without}`, () => {
  let folder = "";
  let rules: Rule[] = [];
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hotline-alarms-"));
    const rule = objects([PRODUCTION]).find(({ kind }) => kind === "PrometheusRule");
    const spec: Groups = JSON.parse(JSON.stringify(rule?.["spec"]));
    file("alarms.yaml", spec);
    rules = spec.groups.flatMap((group) => group.rules);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("alarms and the dashboard's queries are valid", () => {
    const fill = (expr: string) => expr.replaceAll("$__rate_interval", "5m").replaceAll(/\$\w+/g, "x");
    const recorded = queries.map((expr, index) => ({ record: `panel_${index}`, expr: fill(expr) }));
    const panels = file("panels.yaml", { groups: [{ name: "panels", rules: recorded }] });
    const { ok, text } = run(promtool, ["check", "rules", "--lint=all", join(folder, "alarms.yaml"), panels]);
    expect(text).toContain(`SUCCESS: ${rules.length} rules found`);
    expect(text).toContain(`SUCCESS: ${queries.length} rules found`);
    expect(ok).toBe(true);
  });

  test("each says what to do", () => {
    for (const { labels, annotations } of rules) {
      expect(["warning", "critical"]).toContain(labels.severity);
      expect(annotations.runbook.length).toBeGreaterThan(30);
    }
  });

  test.each([
    ["all is well: none", 1, []],
    ["everything is wrong: each", 2, undefined],
  ] as const)("%s", (_, column, expected) => {
    const firing = expected ?? rules.map(({ alert }) => alert);
    const input = {
      rule_files: [join(folder, "alarms.yaml")],
      evaluation_interval: "1m",
      tests: [
        {
          interval: "1m",
          input_series: series.map((each) => ({ series: each[0], values: each[column] })),
          promql_expr_test: [
            {
              expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
              eval_time: "28m",
              exp_samples: firing.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
            },
          ],
        },
      ],
    };
    const { ok, text } = run(promtool, ["test", "rules", file("test.yaml", input)]);
    expect(text).toContain("SUCCESS");
    expect(ok).toBe(true);
  });
});
