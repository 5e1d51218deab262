metadata description = 'Azure Managed Redis as the bot needs it: nothing evicted, written to disk, replicated, TLS only.'

param name string
param location string
param sku string

@description('Where the address with the key is put; it is no output.')
param vaultName string

@description('Empty: connections from everywhere, with the key.')
param endpointSubnetId string
param dnsZoneId string

var isPrivate = !empty(endpointSubnetId)

resource redis 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: '${name}-redis'
  location: location
  sku: {
    name: sku
  }
  properties: {
    minimumTlsVersion: '1.2'
    highAvailability: 'Enabled'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: redis
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: 10000
    // Resets stand in one slot; a cluster would spread nothing but the conversations.
    clusteringPolicy: 'NoCluster'
    evictionPolicy: 'NoEviction'
    persistence: {
      aofEnabled: true
      aofFrequency: '1s'
      rdbEnabled: false
    }
    accessKeysAuthentication: 'Enabled'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource url 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'redis-url'
  properties: {
    // Keys are Base64, whose signs mean something else in an address.
    value: 'rediss://:${uriComponent(database.listKeys().primaryKey)}@${redis.properties.hostName}:10000'
  }
}

module endpoint 'private-endpoint.bicep' = if (isPrivate) {
  name: 'redis-endpoint'
  params: {
    name: '${name}-redis'
    location: location
    subnetId: endpointSubnetId
    dnsZoneId: dnsZoneId
    targetId: redis.id
    groupId: 'redisEnterprise'
  }
}

output urlSecret string = url.properties.secretUri
