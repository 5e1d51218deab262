/** The settings that a cloud decides, as somebody would write them into the environment. Each can be set by itself. */
export type CloudSettings = Readonly<
  Record<
    | 'ENTRA_URL'
    | 'GRAPH_BASE_URL'
    | 'BOT_TOKEN_ISSUER'
    | 'BOT_OPENID_METADATA_URL'
    | 'BOT_TOKEN_SERVICE_URL'
    | 'SERVICE_URL_HOSTS'
    | 'TEAMS_URL',
    string
  >
>;

const GLOBAL: CloudSettings = {
  ENTRA_URL: 'https://login.microsoftonline.com/',
  GRAPH_BASE_URL: 'https://graph.microsoft.com/',
  BOT_TOKEN_ISSUER: 'https://api.botframework.com',
  BOT_OPENID_METADATA_URL: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  BOT_TOKEN_SERVICE_URL: 'https://api.botframework.com',
  SERVICE_URL_HOSTS: 'smba.trafficmanager.net',
  TEAMS_URL: 'https://teams.microsoft.com/',
};

const GCC_HIGH: CloudSettings = {
  ENTRA_URL: 'https://login.microsoftonline.us/',
  GRAPH_BASE_URL: 'https://graph.microsoft.us/',
  BOT_TOKEN_ISSUER: 'https://api.botframework.us',
  BOT_OPENID_METADATA_URL: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  BOT_TOKEN_SERVICE_URL: 'https://tokengcch.botframework.azure.us',
  SERVICE_URL_HOSTS: 'smba.infra.gov.teams.microsoft.us',
  TEAMS_URL: 'https://gov.teams.microsoft.us/',
};

/**
 * Microsoft's clouds. (Graph and Entra: Graph doc, "National cloud deployments". Bot Framework: constants of its
 * SDK, and Azure AI Bot Service doc for US Government and for 21Vianet. Hosts: Teams doc, "Send proactive
 * messages", and for China no doc at all. Teams itself: Teams doc, "Sovereign clouds".) Only `global` was ever tried.
 */
export const CLOUDS = {
  global: GLOBAL,
  /** The global endpoints; only Teams answers elsewhere. */
  gcc: { ...GLOBAL, SERVICE_URL_HOSTS: 'smba.infra.gcc.teams.microsoft.com' },
  'gcc-high': GCC_HIGH,
  dod: {
    ...GCC_HIGH,
    GRAPH_BASE_URL: 'https://dod-graph.microsoft.us/',
    BOT_TOKEN_SERVICE_URL: 'https://apiDoD.botframework.azure.us',
    SERVICE_URL_HOSTS: 'smba.infra.dod.teams.microsoft.us',
    TEAMS_URL: 'https://dod.teams.microsoft.us/',
  },
  china: {
    ENTRA_URL: 'https://login.partner.microsoftonline.cn/',
    GRAPH_BASE_URL: 'https://microsoftgraph.chinacloudapi.cn/',
    BOT_TOKEN_ISSUER: 'https://api.botframework.azure.cn',
    BOT_OPENID_METADATA_URL: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    BOT_TOKEN_SERVICE_URL: 'https://token.botframework.azure.cn',
    SERVICE_URL_HOSTS: 'frontend.botapi.msg.infra.teams.microsoftonline.cn,msteams.botframework.azure.cn',
    TEAMS_URL: 'https://teams.microsoftonline.cn/',
  },
} satisfies Readonly<Record<string, CloudSettings>>;

/** The name of one of Microsoft's clouds. */
export type CloudName = keyof typeof CLOUDS;

/** Whether a text names a cloud. */
export function isCloudName(text: string | undefined): text is CloudName {
  return text !== undefined && Object.hasOwn(CLOUDS, text);
}
