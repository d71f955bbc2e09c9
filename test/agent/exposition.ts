/** A metric as a page of Prometheus' text format shows it. */
interface Shown {
  help: string;
  type: string;
  samples: { name: string; labels: string }[];
}

/** Reads a page of metrics by their names, those of a histogram's parts counted to it. */
export function exposition(page: string): Map<string, Shown> {
  const metrics = new Map<string, Shown>();
  const of = (name: string) => {
    const known = metrics.get(name) ?? { help: "", type: "", samples: [] };
    metrics.set(name, known);
    return known;
  };
  for (const line of page.split("\n")) {
    const [, about, name = "", text = ""] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (about === "HELP") of(name).help = text;
    if (about === "TYPE") of(name).type = text;
    const [, sample, labels = ""] = /^([a-zA-Z_:]\w*)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (sample === undefined) continue;
    const whole = sample.replace(/_(bucket|sum|count)$/, "");
    of(metrics.get(whole)?.type === "histogram" ? whole : sample).samples.push({ name: sample, labels });
  }
  return metrics;
}

/** Units that Prometheus does not count in, and what it does not want in a name. */
const UNUSUAL =
  /_(ms|milliseconds|us|microseconds|minutes|hours|days|kb|mb|kilobytes|megabytes|percent|gauge|counter)(_|$)/;

/** What a linter of metrics finds wrong with a page, one sentence each. */
export function expositionProblems(page: string): string[] {
  const problems: string[] = [];
  for (const [name, { help, type, samples }] of exposition(page)) {
    const hold = (fine: boolean, what: string) => fine || problems.push(`${name}: ${what}`);
    hold(help.length > 10, "no help text");
    hold(["counter", "gauge", "histogram"].includes(type), "no type");
    hold(/^hotline_[a-z][a-z0-9_]*$/.test(name), "its name");
    hold((type === "counter") === name.endsWith("_total"), "counters, and they alone, end in _total");
    hold(!UNUSUAL.test(name), "its unit is no base unit");
    hold(type !== "histogram" || name.endsWith("_seconds"), "a histogram without a unit");
    hold(samples.length <= 100, `${samples.length} series`);
    const seen = new Set(samples.map((each) => `${each.name}{${each.labels}}`));
    hold(seen.size === samples.length, "a series comes twice");
    for (const { labels } of samples) {
      const digests = labels.replace(/generation="[0-9a-f]{64}"/, "");
      hold(!/\d{7}/.test(digests), `a telephone number in ${labels}`);
    }
  }
  return problems;
}
