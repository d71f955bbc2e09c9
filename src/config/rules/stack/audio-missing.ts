import { posix } from "node:path";
import { nearestIn } from "../nearest.ts";
import type { StackRule } from "../rule.ts";

/** A recording's file is not in the stack's folder. */
export const audioMissing: StackRule = {
  id: "audio-missing",
  check: ({ entries, exists, filesIn }) => {
    const folders = new Map<string, (name: string) => string>();
    const near = (path: string): string => {
      const folder = posix.dirname(path);
      const nearest = folders.get(folder) ?? nearestIn(filesIn(folder));
      folders.set(folder, nearest);
      const name = nearest(posix.basename(path));
      return name === "" ? "" : posix.join(folder, name);
    };
    return entries.flatMap(({ file, audio }) =>
      audio.flatMap(({ value, path }) => {
        if (exists(value)) return [];
        return [
          { file, finding: { code: "audio-missing", path, params: { path: value, near: near(value) } } },
        ];
      }),
    );
  },
};
