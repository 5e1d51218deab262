/** Triggers a passcode reset. */
export interface ResetCommand {
  /**
   * One POST, never repeated by the implementation.
   *
   * @throws GraphError with `retryable: false` where Intune refused, or `graph.outcome-unknown` where
   * the answer was lost: then Intune may have acted, and only the device's results can tell.
   */
  send(deviceId: string): Promise<void>;
}
