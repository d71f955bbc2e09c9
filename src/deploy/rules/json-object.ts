import type { Json } from "../planned-resource.ts";

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !isList(json);
}

/** A member as an object; an empty one where it is none. */
export function objectAt(json: JsonObject, key: string): JsonObject {
  const member = json[key];
  return isObject(member) ? member : {};
}

/** The objects in a member that is a list; none where it is none. */
export function objectsAt(json: JsonObject, key: string): JsonObject[] {
  const member = json[key];
  return isList(member) ? member.filter(isObject) : [];
}

/** A member as text; empty where it is none. */
export function textAt(json: JsonObject, key: string): string {
  const member = json[key];
  return typeof member === "string" ? member : "";
}

export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
