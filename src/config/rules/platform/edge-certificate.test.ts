import { expect, test } from "vitest";
import type { Platform } from "../../platform.types.ts";
import { places } from "../places.ts";
import { platformFile, trunk } from "../platform-file.ts";
import { edgeCertificate } from "./edge-certificate.ts";

const check = (parts: Partial<Platform>) => places(edgeCertificate.check(platformFile(parts)));

test("a trunk over TLS wants a certificate of the edge", () => {
  const trunks: Platform["trunks"] = [trunk({}), trunk({ id: "secure", transport: "tls" })];
  const edge = { domain: "sip.example.cn", addresses: ["192.0.2.1"] as [string] };
  const tls = { certificate: { secret: "edge-cert" }, key: { secret: "edge-cert-key" } };
  expect(check({ trunks, edge })).toEqual([
    { code: "edge-certificate-missing", path: ["trunks", 1, "transport"] },
  ]);
  expect(check({ trunks, edge: { ...edge, tls } })).toEqual([]);
});
