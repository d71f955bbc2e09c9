/** Label of every object that the plan makes itself; the charts' objects have it by the same value. */
export const PART_OF = { "app.kubernetes.io/part-of": "hotline" } as const;
