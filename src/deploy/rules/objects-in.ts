import type { Json } from "../planned-resource.ts";
import { isList, isObject, type JsonObject } from "./json-object.ts";

/** An object somewhere in a resource's inputs. */
export interface PlacedObject {
  /** Where it stands: `spec.template.spec.containers[0]`; empty for the inputs themselves. */
  readonly path: string;
  readonly object: JsonObject;
}

/** All objects in some JSON, itself included, the outer ones first. */
export function objectsIn(json: Json, path = ""): PlacedObject[] {
  if (isList(json)) return json.flatMap((item, i) => objectsIn(item, `${path}[${i}]`));
  if (!isObject(json)) return [];
  const inner = Object.entries(json).flatMap(([key, value]) => objectsIn(value, joined(path, key)));
  return [{ path, object: json }, ...inner];
}

export function joined(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
