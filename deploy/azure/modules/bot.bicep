metadata description = 'The Azure Bot: Teams as its channel, and the connection that asks people to sign in anew.'

param name string
param sku string
param tenantId string
param identityId string
param identityClientId string
param endpoint string
param oauthConnection string
param signInAppId string

@secure()
param signInAppSecret string

var entra = '${environment().authentication.loginEndpoint}${tenantId}/oauth2/v2.0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: 'Passcode Desk'
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}

// The kinds of connection that are made for Entra cannot say `prompt=login`: only this one takes a query of ours.
// It needs all eleven parameters. Where one is missing it is deployed all the same, and signs nobody in.
resource connection 'Microsoft.BotService/botServices/connections@2022-09-15' = {
  parent: bot
  name: oauthConnection
  location: 'global'
  properties: {
    serviceProviderDisplayName: 'Oauth 2 Generic Provider'
    serviceProviderId: '8379c6d2-b262-4d4f-b89b-68dc5b5f5482'
    clientId: signInAppId
    clientSecret: signInAppSecret
    // By its id: Entra refuses an app that asks for itself by its address (AADSTS90009). Not offline_access: there is
    // nothing to refresh, and an old sign-in is none.
    scopes: 'openid ${signInAppId}/reauth'
    parameters: [
      { key: 'ClientId', value: signInAppId }
      { key: 'ClientSecret', value: signInAppSecret }
      { key: 'ScopeListDelimiter', value: ' ' }
      { key: 'AuthorizationUrlTemplate', value: '${entra}/authorize' }
      {
        key: 'AuthorizationUrlQueryStringTemplate'
        value: '?client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}&prompt=login&max_age=0'
      }
      { key: 'TokenUrlTemplate', value: '${entra}/token' }
      { key: 'TokenUrlQueryStringTemplate', value: '?' }
      {
        key: 'TokenBodyTemplate'
        value: 'grant_type=authorization_code&code={Code}&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}'
      }
      { key: 'RefreshUrlTemplate', value: '${entra}/token' }
      { key: 'RefreshUrlQueryStringTemplate', value: '?' }
      {
        key: 'RefreshBodyTemplate'
        value: 'grant_type=refresh_token&refresh_token={RefreshToken}&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}'
      }
    ]
  }
}
