import { choices } from "./choices.ts";
import type { Messages } from "./message.ts";
import { shown } from "./shown.ts";

/** What the rules say about the platform file, and about what its numbers are together. */
export const platformMessages = {
  "duplicate-trunk": {
    severity: "error",
    summary: "Two trunks have the same id",
    message: (p: { id: string; first: number }) => `the id ${p.id} is taken by trunk ${p.first} of this file`,
    help: () => "give each trunk an id of its own; call records name it",
  },
  "duplicate-segment": {
    severity: "error",
    summary: "Two segments have the same prefix",
    message: (p: { prefix: string; other: string }) =>
      `the segment ${p.prefix} stands here again; it is ${p.other}'s`,
    help: () => "remove one; a longer prefix may take a part out of a segment",
  },
  "region-outside-segment": {
    severity: "error",
    summary: "A region's numbers do not lie in its segment",
    message: (p: { region: string; segment: string }) =>
      `${p.region} does not lie in the segment ${p.segment}`,
    help: (p: { segment: string }) => `a region of this segment starts with ${p.segment}`,
  },
  "region-overlap": {
    severity: "error",
    summary: "Two regions of a segment share numbers",
    message: (p: { prefix: string; other: string }) =>
      `the numbers of ${p.prefix} lie in the region ${p.other} too`,
    help: () => "let regions share no numbers; one region may have several areas",
  },
  "regions-without-effect": {
    severity: "warning",
    summary: "Regions are listed for a segment that is sold nationwide",
    message: (p: { prefix: string }) => `agents may sell ${p.prefix} nationwide, so its regions bind nobody`,
    help: () => "write agents: regional, or remove regions",
  },
  "invalid-address": {
    severity: "error",
    summary: "An IP address does not exist",
    message: (p: { address: string }) => `${p.address} is no IP address`,
    help: () =>
      "an IPv4 address has four numbers from 0 to 255, an IPv6 address up to eight groups of hexadecimal digits",
  },
  "invalid-host": {
    severity: "error",
    summary: "A host name cannot exist",
    message: (p: { host: string }) => `${shown(p.host)} is no host name`,
    help: () =>
      "a host name is made of letters, digits and inner dashes, with single dots between its parts: sbc-1.example.cn",
  },
  "invalid-port": {
    severity: "error",
    summary: "A port does not exist",
    message: (p: { port: string }) => `there is no port ${p.port}`,
    help: () => "ports are 1 to 65535; SIP's own is 5060 (5061 with tls)",
  },
  "caller-id-number-missing": {
    severity: "error",
    summary: "A trunk has no number for the caller identity it asks for",
    message: (p: { id: string; callerId: string }) =>
      p.callerId === "fixed"
        ? `the trunk ${p.id} shows a fixed caller number, but has none`
        : `the trunk ${p.id} shows the DID as caller, but has no number for calls of numbers without DID`,
    help: () => 'add callerIdNumber: "0755-26000000" with a number that the carrier gave you',
  },
  "certificate-unseen": {
    severity: "error",
    summary: "A trunk over TLS is not asked by OPTIONS",
    message: (p: { id: string }) =>
      `the trunk ${p.id} is over TLS and never asked: no call goes there before an answer has shown whose certificate it is`,
    help: () => "leave probe out: any answer to OPTIONS will do, also a refusal",
  },
  "edge-certificate-missing": {
    severity: "error",
    summary: "A trunk is over TLS, and the edge has no certificate",
    message: (p: { id: string }) =>
      `the trunk ${p.id} is over TLS, and the edge has no certificate to listen with: its carrier could not end a call`,
    help: () =>
      "add tls: { certificate: { secret: edge-cert }, key: { secret: edge-cert-key } } to edge, or use udp or tcp",
  },
  "media-ports": {
    severity: "error",
    summary: "The range of media ports is too small",
    message: (p: { from: number; to: number }) =>
      `ports ${p.from} to ${p.to} are too few for one call, which takes four`,
    help: () => "give a range such as { from: 30000, to: 39999 }, which carries 2,500 calls",
  },
  "shared-source": {
    severity: "error",
    summary: "Two trunks have the same source address",
    message: (p: { id: string; other: string; address: string }) =>
      `calls from ${p.address} could be ${p.other}'s or ${p.id}'s: trunks are known by source address, and port if given`,
    help: () => "give each trunk addresses of its own, or both a port in host",
  },
  "flat-rate": {
    severity: "error",
    summary: "A flat fee on the phone network is refused",
    message: (p: { name: string }) =>
      `the flat fee ${p.name} cannot be honest: between operators every minute costs 0.06 yuan of interconnect settlement`,
    help: () =>
      "write delivery: sip if all calls go to the enterprise's own exchange over SIP, or a minimum-consumption package: { monthly, includedMinutes, then }",
  },
  "free-tariff": {
    severity: "error",
    summary: "A package goes on without a price",
    message: (p: { name: string; tariff: string; callers: string }) =>
      `after its minutes the package ${p.name} costs nothing${p.callers === "" ? "" : ` for ${p.callers} callers`} (tariff ${p.tariff}), which is a flat fee; that cannot be honest: between operators every minute costs 0.06 yuan of interconnect settlement`,
    help: () =>
      "name a tariff with a price for every caller, or write { monthly, unlimited: true, delivery: sip } if all calls go to the enterprise's own exchange over SIP",
  },
  "package-below-settlement": {
    severity: "warning",
    summary: "A package costs less than the interconnect settlement of its minutes",
    message: (p: { name: string; monthly: string; minutes: number; settlement: string }) =>
      `the package ${p.name} takes ${p.monthly} yuan for ${p.minutes} minutes, whose interconnect settlement alone is ${p.settlement} yuan (0.06 a minute)`,
    help: (p: { settlement: string; most: number }) =>
      `ask at least "${p.settlement}", or include at most ${p.most} minutes`,
  },
  "tariff-gap": {
    severity: "error",
    summary: "A tariff has no price for some callers",
    message: (p: { name: string }) =>
      `no band of ${p.name} is for any caller, so calls from elsewhere have no price`,
    help: () => "end the bands with one for callers: any",
  },
  "unreachable-band": {
    severity: "warning",
    summary: "A band of a tariff is never used",
    message: (p: { callers: string; by: string }) =>
      `this band for ${p.callers} callers is never used: an earlier one for ${p.by} takes them all`,
    help: () => "the first band that fits counts: order them local, province, any, each once",
  },
  "number-taken": {
    severity: "error",
    summary: "Two enterprises have the same 400 number",
    message: (p: { number: string; id: string; file: string }) =>
      `${p.number} belongs to ${p.id} too (${p.file})`,
    help: () => "a 400 number has one owner: correct the number, or remove one of the files",
  },
  "id-taken": {
    severity: "error",
    summary: "Two enterprises have the same id",
    message: (p: { id: string; file: string }) => `the id ${p.id} is taken (${p.file})`,
    help: () => "choose another id; records and invoices name it",
  },
  "did-taken": {
    severity: "error",
    summary: "Two numbers have the same DID",
    message: (p: { did: string; number: string; id: string; file: string }) =>
      `the DID ${p.did} leads to ${p.number} of ${p.id} too (${p.file})`,
    help: () => "each number has a DID of its own: look at the carrier's letter again",
  },
  "did-target": {
    severity: "error",
    summary: "A target is a DID of the platform",
    message: (p: { target: string; number: string; id: string }) =>
      `${p.target} is the DID of ${p.number} (${p.id}): the call would come back to the platform and loop`,
    help: () => "bind the telephone at which the call is to be answered",
  },
  "no-trunk": {
    severity: "error",
    summary: "The number's carrier has no trunk",
    message: (p: { number: string; carrier: string }) =>
      `${p.number} is a number of ${p.carrier}, and the platform has no trunk of ${p.carrier}: no call can come`,
    help: (p: { valid: readonly string[] }) =>
      `add a trunk of that carrier, or take a number of another one; ${choices(p.valid, undefined, "carriers with trunks")}`,
  },
  "did-missing": {
    severity: "error",
    summary: "The number needs a DID",
    message: (p: { number: string; carrier: string }) =>
      `all trunks of ${p.carrier} deliver DIDs, and ${p.number} has none: no call would find it`,
    help: () => 'write contract: { did: "0755-26001615" } with the fixed-line number that the carrier gave',
  },
  "over-capacity": {
    severity: "warning",
    summary: "The numbers together ask for more calls than the trunks carry",
    message: (p: { carrier: string; wanted: number; capacity: number; times: number }) =>
      `the numbers of ${p.carrier} may have ${p.wanted} calls at once, more than ${p.times} times the ${p.capacity} that its trunks carry`,
    help: () => "order more capacity, lower maxConcurrent, or raise overbooking if it is known to be enough",
  },
  "audio-missing": {
    severity: "error",
    summary: "A recording's file is missing",
    message: (p: { path: string }) => `there is no file ${p.path} in the stack's folder`,
    help: (p: { near: string }) =>
      `${p.near === "" ? "" : `did you mean ${shown(p.near)}? `}paths are relative to the folder of platform.yaml: add the file, or correct the path`,
  },
} as const satisfies Messages;
