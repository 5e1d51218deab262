/** Delivers events to the address that the organisation named. */
export interface WebhookService {
  /** Sends an event that is due, once more where it failed. Safe to call at any time, any number of times. */
  deliver(deliveryId: string): Promise<void>;
  /** Schedules overdue deliveries again. */
  sweep(): Promise<void>;
}
