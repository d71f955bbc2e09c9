/** What cross-file and dated rules need to know of an enterprise file: small, JSON, kept in the cache. */
export interface IndexEntry {
  /** Path of the file as given to the check. */
  file: string;
  id: string;
  /** The 400 number. */
  number: string;
}
