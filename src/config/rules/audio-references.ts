import { actionsOf } from "./actions.ts";
import { perFile } from "./per-file.ts";
import { type Reference, reference } from "./references.ts";

/** Every place that names a recording: ring-back, greetings, music, announcements, treatments. */
export const audioReferences = perFile((file): readonly Reference[] => {
  return [
    ...reference(file.ringback, ["ringback"]),
    ...actionsOf(file).flatMap(({ action, path }) => {
      if ("announce" in action) return reference(action.announce, [...path, "announce"]);
      return "ring" in action ? reference(action.ringback, [...path, "ringback"]) : [];
    }),
    ...Object.entries(file.menus ?? {}).flatMap(([name, menu]) => [
      ...reference(menu.greeting, ["menus", name, "greeting"]),
      ...reference(menu.invalid, ["menus", name, "invalid"]),
    ]),
    ...Object.entries(file.queues ?? {}).flatMap(([name, queue]) =>
      reference(queue.music, ["queues", name, "music"]),
    ),
    ...Object.entries(file.treatments ?? {}).flatMap(([reason, treatment]) =>
      reference(treatment?.announce, ["treatments", reason, "announce"]),
    ),
  ];
});
