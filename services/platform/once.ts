/** Remembers that something happened, so that it happens once however often it is asked for. */
export interface Once {
  /**
   * Claims a key, atomically over all instances.
   *
   * @param key What must happen once.
   * @param ttlSeconds How long the claim is remembered.
   * @returns `true` for the first caller only.
   */
  claim(key: string, ttlSeconds: number): Promise<boolean>;
}
