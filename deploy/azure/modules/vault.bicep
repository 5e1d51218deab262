metadata description = 'The bot\'s two secrets, which it reads with its identity.'

param name string
param location string

@description('Whom the secrets are for.')
param readerPrincipalId string

@secure()
param auditKey string

@description('Empty: connections from everywhere, with a token.')
param endpointSubnetId string
param dnsZoneId string

var isPrivate = !empty(endpointSubnetId)

// Built-in role "Key Vault Secrets User".
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  // Unique in the world, at most 24 characters.
  name: take('${replace(name, '-', '')}${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // A lost audit key makes the audit unverifiable.
    enablePurgeProtection: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      // Deployments write the secrets, as a trusted service.
      bypass: 'AzureServices'
    }
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, secretsUser)
  scope: vault
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource key 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'audit-key'
  properties: {
    value: auditKey
  }
}

module endpoint 'private-endpoint.bicep' = if (isPrivate) {
  name: 'vault-endpoint'
  params: {
    name: '${name}-vault'
    location: location
    subnetId: endpointSubnetId
    dnsZoneId: dnsZoneId
    targetId: vault.id
    groupId: 'vault'
  }
}

output name string = vault.name
output auditKeySecret string = key.properties.secretUri
