metadata description = 'Passcode Desk on Azure Container Apps, with a managed identity as the bot.'

@description('First part of the names of everything; also the name of the Azure Bot, so it must be unique in the world.')
@minLength(3)
@maxLength(20)
param name string

param location string = resourceGroup().location

@description('The image to run, with its tag or digest.')
param image string

@description('Name of an Azure Container Registry in this resource group that holds the image; empty for a public one.')
param registryName string = ''

@description('The tenant whose employees are served.')
param tenantId string = tenant().tenantId

@description('Client id of the app registration for the sign-in; register-app.sh makes it.')
param signInAppId string

@description('Its client secret, for the OAuth connection.')
@secure()
param signInAppSecret string

@description('Key of the hash chain of the audit, at least 32 characters. Keep it for good, and a copy elsewhere.')
@secure()
@minLength(32)
param auditKey string

@description('The cloud of the tenant.')
@allowed(['global', 'gcc', 'gcc-high', 'dod', 'china'])
param cloud string = 'global'

@description('The policy file, docs/policy.md; empty for its defaults.')
param policy string = ''

@description('Redis and Key Vault take no connections from outside the virtual network. The bot does: Teams calls it.')
param privateNetworking bool = false

@description('Instances that always run. Two survive the loss of one.')
@minValue(1)
param minReplicas int = 2

@minValue(1)
param maxReplicas int = 5

@description('The collector beside each instance that brings traces and metrics to Application Insights; empty for none.')
param collectorImage string = 'docker.io/otel/opentelemetry-collector-contrib:0.115.0'

@description('Size of Azure Managed Redis. Not clustered up to 25 GB, which is far more than is needed.')
param redisSku string = 'Balanced_B0'

@description('F0 is free and enough for Teams; S1 comes with a service level agreement.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('More settings of the bot: name and value, as in deploy/.env.example. No secrets.')
param settings object = {}

@description('Settings of the bot that are secrets: name and value, as in deploy/.env.example.')
@secure()
param secretSettings object = {}

var oauthConnection = 'fresh-sign-in'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
    registryName: registryName
  }
}

module observability 'modules/observability.bicep' = {
  name: 'observability'
  params: {
    name: name
    location: location
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  name: 'network'
  params: {
    name: name
    location: location
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    readerPrincipalId: identity.outputs.principalId
    auditKey: auditKey
    endpointSubnetId: privateNetworking ? network!.outputs.endpointSubnetId : ''
    dnsZoneId: privateNetworking ? network!.outputs.vaultDnsZoneId : ''
  }
}

module redis 'modules/redis.bicep' = {
  name: 'redis'
  params: {
    name: name
    location: location
    sku: redisSku
    vaultName: vault.outputs.name
    endpointSubnetId: privateNetworking ? network!.outputs.endpointSubnetId : ''
    dnsZoneId: privateNetworking ? network!.outputs.redisDnsZoneId : ''
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    image: image
    registryName: registryName
    identityId: identity.outputs.id
    workspaceName: observability.outputs.workspaceName
    insightsName: observability.outputs.insightsName
    collectorImage: collectorImage
    appsSubnetId: privateNetworking ? network!.outputs.appsSubnetId : ''
    redisUrlSecret: redis.outputs.urlSecret
    auditKeySecret: vault.outputs.auditKeySecret
    secretSettings: secretSettings
    policy: policy
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    settings: union(
      {
        MicrosoftAppId: identity.outputs.clientId
        MicrosoftAppType: 'UserAssignedMSI'
        MicrosoftAppTenantId: tenantId
        OAUTH_CONNECTION: oauthConnection
        SIGN_IN_AUDIENCE: signInAppId
        CLOUD: cloud
        // The ingress of Container Apps.
        TRUSTED_PROXIES: '1'
      },
      settings
    )
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    sku: botSku
    tenantId: tenantId
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    endpoint: 'https://${app.outputs.host}/api/messages'
    oauthConnection: oauthConnection
    signInAppId: signInAppId
    signInAppSecret: signInAppSecret
  }
}

@description('BOT_HOST of the Teams app package.')
output botHost string = app.outputs.host

@description('MicrosoftAppId of the Teams app package.')
output botAppId string = identity.outputs.clientId

@description('Whom register-app.sh grants the permissions of Graph.')
output botPrincipalId string = identity.outputs.principalId
