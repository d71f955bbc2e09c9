import { gunzipSync } from "node:zlib";
import { gzipSync } from "fflate";

/** The part of a ConfigMap that holds an object. */
export interface ConfigMapContent {
  data?: { [key: string]: string };
  /** Base64. */
  binaryData?: { [key: string]: string };
}

/** Above this many bytes an object is written gzipped; a ConfigMap may have 1 MiB. */
const PLAIN_BYTES = 16 * 1024;

/** Name of the ConfigMap of an object: its digest's first 32 digits, for names have room for 63 characters. */
export function configMapName(sha256: string): string {
  return `hotline-${sha256.slice(0, 32)}`;
}

/**
 * An object as a ConfigMap: its text under its digest, or gzipped under `<digest>.gz` where it is large. The bytes are the same
 * everywhere, for an immutable ConfigMap takes no others: those of Node's own zlib differ from build to build.
 */
export function configMapContent(sha256: string, text: string): ConfigMapContent {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= PLAIN_BYTES) return { data: { [sha256]: text } };
  const zipped = Buffer.from(gzipSync(bytes, { level: 9, mtime: 0 }));
  return { binaryData: { [`${sha256}.gz`]: zipped.toString("base64") } };
}

/** The object in a ConfigMap, unverified; undefined where it is not in there. @throws where the gzip is damaged */
export function objectIn(content: ConfigMapContent, sha256: string, limit: number): Buffer | undefined {
  const plain = content.data?.[sha256];
  if (plain !== undefined) return Buffer.from(plain, "utf8");
  const zipped = content.binaryData?.[`${sha256}.gz`];
  if (zipped === undefined) return undefined;
  return gunzipSync(Buffer.from(zipped, "base64"), { maxOutputLength: limit });
}
