import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Measure } from "./measures.ts";
import type { Room } from "./room.ts";

/** The spool's metrics in a register of Prometheus. Counters start at nothing with each agent, as Prometheus expects. */
export interface SpoolMetrics {
  count(measures: readonly Measure[]): void;
  /** Lines that are no events. */
  damaged(problem: string): void;
  /** The spool as it is: room on its disk, and calls in progress. */
  state(spool: Room & { openCalls: number }): void;
}

const DELAY_S = [0.1, 0.25, 0.5, 0.8, 1, 1.5, 2, 3, 5, 8, 13, 30];
const DURATION_S = [1, 6, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200];

export function spoolMetrics(register: Registry): SpoolMetrics {
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `hotline_${name}_total`, help, labelNames, registers: [register] });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `hotline_spool_${name}`, help, registers: [register] });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `hotline_${name}_seconds`, help, buckets, registers: [register] });
  const counters = {
    calls: counter("calls", "Calls by what the caller got first", ["outcome", "reason"]),
    attempts: counter("attempts", "Attempts that ended or were answered", ["trunk", "cause"]),
    answers: counter("calls_answered", "Calls that a target answered", []),
    ends: counter("calls_ended", "Calls that ended, by whom and with which final SIP code", ["by", "code"]),
    provisionalEnds: counter(
      "calls_provisional_ends",
      "Ends written for calls that died with their node",
      [],
    ),
    lateEnds: counter("calls_late_ends", "True ends of calls that had died with their node", []),
  };
  const histograms = {
    postDialDelay: histogram("post_dial_delay", "From the INVITE until a target was heard to ring", DELAY_S),
    duration: histogram("call_duration", "From the caller's answer to the end", DURATION_S),
  };
  const damagedLines = counter("spool_damaged_lines", "Lines of the spool that are no events", ["problem"]);
  for (const problem of ["torn", "checksum", "schema", "tail"]) damagedLines.inc({ problem }, 0);
  const reserve = gauge(
    "reserve_bytes",
    "Size of the room kept for calls in progress; 0 while it is given up",
  );
  const free = gauge("free_bytes", "Bytes free on the spool's disk");
  const welcome = gauge(
    "welcome",
    "1 while new calls are taken, 0 while room is left for calls in progress only",
  );
  const open = gauge("open_calls", "Calls in the record without an end");
  return {
    count: (measures) => {
      for (const measure of measures) {
        if ("seconds" in measure) histograms[measure.what].observe(measure.seconds);
        else counters[measure.what].inc(measure.labels);
      }
    },
    damaged: (problem) => damagedLines.inc({ problem }),
    state: (spool) => {
      reserve.set(spool.reserveBytes);
      free.set(spool.freeBytes);
      welcome.set(spool.welcome ? 1 : 0);
      open.set(spool.openCalls);
    },
  };
}
