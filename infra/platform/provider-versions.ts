/** Versions of the engine's providers that the platform is tested with; an engine fetches these. */
export const PROVIDER_VERSIONS = { kubernetes: "4.34.2", aws: "7.48.0" } as const;
