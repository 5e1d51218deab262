import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { Secret } from '../platform/secret.ts';

/** As whom the bot calls others: Graph, the Bot Framework and its token service. */
export type AppIdentity =
  | {
      readonly kind: 'secret';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: Secret<string>;
    }
  | {
      readonly kind: 'certificate';
      readonly tenantId: string;
      readonly clientId: string;
      /** Certificate and private key, as PEM. */
      readonly certificate: Secret<string>;
    }
  /** The platform vouches for it, and knows its cloud. */
  | { readonly kind: 'managed-identity'; readonly clientId: string };

/**
 * What gets tokens for the bot itself from Entra. It keeps a token until shortly before it expires.
 *
 * @param authorityHost Entra's base URL. It is trusted as it is: asking the global Entra whether it knows this one
 * would fail in clouds that cannot reach it.
 */
export function createAppCredential(identity: AppIdentity, authorityHost: string): TokenCredential {
  const options = { authorityHost, disableInstanceDiscovery: true };
  const { clientId } = identity;
  switch (identity.kind) {
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId });
    case 'secret':
      return new ClientSecretCredential(identity.tenantId, clientId, identity.clientSecret.expose(), options);
    case 'certificate':
      return new ClientCertificateCredential(
        identity.tenantId,
        clientId,
        { certificate: identity.certificate.expose() },
        options,
      );
  }
}
