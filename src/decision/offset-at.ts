/** Local time minus UTC at an epoch minute, in minutes; the first offset holds before its minute too. */
export function offsetAt(offsets: readonly [number, number][], minute: number): number {
  let offset = 0;
  for (let index = 0; index < offsets.length; index++) {
    const change = offsets[index];
    if (change !== undefined) {
      if (index > 0 && change[0] > minute) return offset;
      offset = change[1];
    }
  }
  return offset;
}
