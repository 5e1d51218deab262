import type { CloudName } from '../bot/clouds.ts';

/** The region of the Azure Bot decides which of them opens the sign-in page. */
const PUBLIC = [
  'token.botframework.com',
  'europe.token.botframework.com',
  'unitedstates.token.botframework.com',
  'india.token.botframework.com',
] as const;
const US_GOVERNMENT = ['token.botframework.azure.us'] as const;

/** Hosts of the Bot Framework's token service, in each of Microsoft's clouds. (Azure AI Bot Service doc.) */
export const SIGN_IN_HOSTS: Readonly<Record<CloudName, readonly string[]>> = {
  global: PUBLIC,
  gcc: PUBLIC,
  'gcc-high': US_GOVERNMENT,
  dod: US_GOVERNMENT,
  china: ['token.botframework.azure.cn'],
};
