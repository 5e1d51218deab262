import { AppCredentials } from 'botframework-connector';
import type { ConnectorClient } from 'botframework-connector';

/**
 * The header that signs a request to the channel, with the token of the moment. Without an app id there is nothing to
 * sign with: in the sandbox only.
 */
export async function signatureOf(
  credentials: ConnectorClient['credentials'],
): Promise<Readonly<Record<string, string>>> {
  if (!(credentials instanceof AppCredentials) || !credentials.appId) return {};
  return { authorization: ['Bearer', await credentials.getToken()].join(' ') };
}
