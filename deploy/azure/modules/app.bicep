metadata description = 'The bot\'s instances, behind an ingress with a certificate of Azure.'

param name string
param location string
param image string
param registryName string
param identityId string
param workspaceName string
param insightsName string

@description('Empty: traces and metrics go nowhere.')
param collectorImage string

@description('Empty: a network of Azure\'s own.')
param appsSubnetId string

@description('Addresses of secrets in Key Vault.')
param redisUrlSecret string
param auditKeySecret string

param policy string
param minReplicas int
param maxReplicas int
param settings object

@secure()
param secretSettings object

var hasPolicy = !empty(policy)
var policyFolder = '/config'
var port = 3978
var hasCollector = !empty(collectorImage)
var collectorFolder = '/etc/otelcol-contrib'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource apps 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: workspace.properties.customerId
        sharedKey: workspace.listKeys().primarySharedKey
      }
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    vnetConfiguration: empty(appsSubnetId) ? null : {
      infrastructureSubnetId: appsSubnetId
      // Teams calls from outside.
      internal: false
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: apps.id
    workloadProfileName: 'Consumption'
    configuration: {
      // The old instances serve until the new ones are ready.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: empty(registryName) ? [] : [
        {
          server: '${registryName}${environment().suffixes.acrLoginServer}'
          identity: identityId
        }
      ]
      secrets: concat(
        [
          {
            name: 'redis-url'
            keyVaultUrl: redisUrlSecret
            identity: identityId
          }
          {
            name: 'audit-key'
            keyVaultUrl: auditKeySecret
            identity: identityId
          }
        ],
        map(items(secretSettings), setting => { name: toLower(replace(setting.key, '_', '-')), value: setting.value }),
        hasPolicy ? [
          {
            name: 'policy'
            value: policy
          }
        ] : [],
        hasCollector ? [
          {
            name: 'insights-connection'
            value: insights.properties.ConnectionString
          }
          {
            name: 'collector-config'
            value: loadTextContent('../../collector/azure-monitor.yaml')
          }
        ] : []
      )
    }
    template: {
      // Longer than turns and jobs in hand are waited for.
      terminationGracePeriodSeconds: 60
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'turns'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
      containers: concat(
        [
          {
            name: 'bot'
            image: image
            resources: {
              cpu: json('0.5')
              memory: '1Gi'
            }
            env: concat(
              map(items(settings), setting => { name: setting.key, value: string(setting.value) }),
              map(items(secretSettings), setting => {
                name: setting.key
                secretRef: toLower(replace(setting.key, '_', '-'))
              }),
              [
                { name: 'BOT_PORT', value: string(port) }
                // On its own address only: for whoever looks into the container.
                { name: 'BOT_INTERNAL_PORT', value: '9464' }
                { name: 'REDIS_URL', secretRef: 'redis-url' }
                { name: 'AUDIT_KEY', secretRef: 'audit-key' }
              ],
              hasPolicy ? [{ name: 'POLICY_FILE', value: '${policyFolder}/policy.yaml' }] : [],
              hasCollector ? [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://127.0.0.1:4318' }] : []
            )
            volumeMounts: hasPolicy ? [{ volumeName: 'config', mountPath: policyFolder }] : []
            probes: [
              {
                type: 'Startup'
                httpGet: { path: '/healthz', port: port }
                periodSeconds: 2
                failureThreshold: 30
              }
              {
                type: 'Liveness'
                httpGet: { path: '/healthz', port: port }
                periodSeconds: 15
                failureThreshold: 3
              }
              {
                type: 'Readiness'
                httpGet: { path: '/readyz', port: port }
                periodSeconds: 5
                failureThreshold: 3
              }
            ]
          }
        ],
        hasCollector ? [
          {
            name: 'collector'
            image: collectorImage
            args: ['--config=${collectorFolder}/azure-monitor.yaml']
            resources: {
              cpu: json('0.25')
              memory: '0.5Gi'
            }
            env: [
              { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', secretRef: 'insights-connection' }
            ]
            volumeMounts: [{ volumeName: 'collector', mountPath: collectorFolder }]
          }
        ] : []
      )
      volumes: concat(
        hasPolicy ? [
          {
            name: 'config'
            storageType: 'Secret'
            secrets: [{ secretRef: 'policy', path: 'policy.yaml' }]
          }
        ] : [],
        hasCollector ? [
          {
            name: 'collector'
            storageType: 'Secret'
            secrets: [{ secretRef: 'collector-config', path: 'azure-monitor.yaml' }]
          }
        ] : []
      )
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
