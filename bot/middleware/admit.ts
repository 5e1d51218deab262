import type { Turn } from '../../dialogs/turn.ts';
import { err, type Result } from '../../services/platform/result.ts';
import { classifyTurn, readEnvelope } from '../turn.ts';

/** Which activities are let in. */
export interface AdmissionRules {
  /** The one tenant that is served, lower case. */
  readonly tenantId: string;
  /** Hosts that replies may be sent to; a reply carries our credentials. */
  readonly serviceHosts: readonly string[];
  /** Plain HTTP to the service URL: the sandbox on loopback only. */
  readonly allowInsecureServiceUrl: boolean;
}

/** Why an activity is turned away. Told to the log, not to the sender. */
export type Rejection = 'malformed' | 'foreign-channel' | 'foreign-service-url' | 'foreign-tenant';

/**
 * Decides whether an authenticated activity is for us, and classifies it. The SDK picks validators by
 * `channelId` and skips the service-URL check where there is no `serviceUrl`, so both are required here.
 */
export function admit(activity: unknown, rules: AdmissionRules): Result<Turn, Rejection> {
  const envelope = readEnvelope(activity);
  if (envelope === undefined) return err('malformed');
  if (envelope.channelId !== 'msteams') return err('foreign-channel');
  if (!isServiceUrlAllowed(envelope.serviceUrl, rules)) return err('foreign-service-url');
  const turn = classifyTurn(activity);
  if (turn.ok && turn.value.tenantId !== rules.tenantId) return err('foreign-tenant');
  return turn;
}

function isServiceUrlAllowed({ protocol, hostname }: URL, rules: AdmissionRules): boolean {
  const isSecure = protocol === 'https:' || (protocol === 'http:' && rules.allowInsecureServiceUrl);
  return isSecure && rules.serviceHosts.includes(hostname);
}
