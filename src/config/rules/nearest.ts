/** Edits between two short texts, a swap of neighbours counting as one; `limit + 1` when there are more than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/**
 * Finds the name that was probably meant: at most a third of the letters differ, and no more than three. Answers "" when nothing is near,
 * and also after 50 different questions about one list, so that a file full of wrong names stays linear.
 */
export function nearestIn(names: readonly string[]): (wrong: string) => string {
  const known = new Map<string, string>();
  return (wrong) => {
    const answer = known.get(wrong);
    if (answer !== undefined) return answer;
    if (known.size >= 50 || wrong.length > 64) return "";
    let best = "";
    let least = Math.min(3, Math.max(1, Math.floor(wrong.length / 3))) + 1;
    for (const name of names.slice(0, 500)) {
      const edits = distance(wrong, name, least - 1);
      if (edits < least) [best, least] = [name, edits];
    }
    known.set(wrong, best);
    return best;
  };
}
