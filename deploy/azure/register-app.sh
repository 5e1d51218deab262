#!/usr/bin/env bash
# Makes the app registration for the fresh sign-in, and grants the bot its permissions in Microsoft Graph.
# Can be run again: what is there is brought into shape, nothing is made twice.
set -euo pipefail

readonly GRAPH=00000003-0000-0000-c000-000000000000
# What the bot needs in every tenant. docs/policy.md says which rules need more: --permission.
permissions=(
  DeviceManagementManagedDevices.Read.All
  DeviceManagementManagedDevices.PrivilegedOperations.All
  DeviceManagementServiceConfig.Read.All
)
display_name='Passcode Desk sign-in'
token_service=token.botframework.com
bot_principal=
secret_vault=

usage() {
  cat <<'USAGE'
Usage: register-app.sh [options], signed in with `az login` as somebody who may register apps and consent for everybody.

  --name NAME               display name of the app registration (Passcode Desk sign-in)
  --token-service HOST      of the Bot Framework: token.botframework.com, europe.token.botframework.com,
                            tokengcch.botframework.azure.us, apiDoD.botframework.azure.us, token.botframework.azure.cn
  --vault NAME              make a new client secret, for a year, and put it into this Key Vault as sign-in-app-secret
  --bot-principal OBJECTID  grant the permissions of Graph to this managed identity or service principal
  --permission NAME         one more application permission of Graph, such as GroupMember.Read.All; may be repeated
USAGE
}

while (($# > 0)); do
  case "$1" in
    --name) display_name=${2:?} ;;
    --token-service) token_service=${2:?} ;;
    --vault) secret_vault=${2:?} ;;
    --bot-principal) bot_principal=${2:?} ;;
    --permission) permissions+=("${2:?}") ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift 2
done

say() { echo "$*" >&2; }

# Where Graph is in the cloud that `az` is signed in to.
graph_url=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
graph_url=${graph_url%/}/v1.0

graph() {
  local method=$1 path=$2 body=${3:-}
  az rest --method "$method" --url "$graph_url/$path" --headers Content-Type=application/json ${body:+--body "$body"} \
    --output none
}

find_or_create_app() {
  local id
  id=$(az ad app list --filter "displayName eq '$display_name'" --query '[].appId' --output tsv)
  if [[ $(wc -w <<<"$id") -gt 1 ]]; then
    say "There is more than one app registration called $display_name; choose another --name."
    exit 1
  fi
  if [[ -z $id ]]; then
    say "Registering $display_name"
    id=$(az ad app create --display-name "$display_name" --sign-in-audience AzureADMyOrg --query appId --output tsv)
  fi
  echo "$id"
}

# On Linux from the kernel, on macOS from what comes with it.
new_uuid() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr '[:upper:]' '[:lower:]'; }

# Tokens of version 2 for a scope of its own, with the claim that says when somebody typed the password.
configure_app() {
  local app_id=$1 object_id scope_id
  object_id=$(az ad app show --id "$app_id" --query id --output tsv)
  scope_id=$(az ad app show --id "$app_id" --query "api.oauth2PermissionScopes[?value=='reauth'].id" --output tsv)
  scope_id=${scope_id:-$(new_uuid)}
  graph PATCH "applications/$object_id" "$(
    cat <<JSON
{
  "identifierUris": ["api://$app_id"],
  "web": { "redirectUris": ["https://$token_service/.auth/web/redirect"] },
  "optionalClaims": { "accessToken": [{ "name": "auth_time", "essential": false }] },
  "api": {
    "requestedAccessTokenVersion": 2,
    "oauth2PermissionScopes": [{
      "id": "$scope_id", "value": "reauth", "type": "Admin", "isEnabled": true,
      "adminConsentDisplayName": "Prove who you are",
      "adminConsentDescription": "Lets Passcode Desk learn when somebody signed in, and nothing else."
    }]
  }
}
JSON
  )"
}

# The service principal of an app.
principal_of() { az ad sp list --filter "appId eq '$1'" --query '[].id' --output tsv; }

find_or_create_principal() {
  local id
  id=$(principal_of "$1")
  [[ -n $id ]] || id=$(az ad sp create --id "$1" --query id --output tsv)
  echo "$id"
}

# For everybody: nobody who forgot a passcode should be asked to consent.
consent() {
  local principal=$1 resource=$2 scope=$3 given
  given=$(az rest --method GET --url "$graph_url/servicePrincipals/$principal/oauth2PermissionGrants" \
    --query "value[?resourceId=='$resource' && consentType=='AllPrincipals'].id" --output tsv)
  [[ -z $given ]] || return 0
  graph POST oauth2PermissionGrants "$(
    cat <<JSON
{ "clientId": "$principal", "consentType": "AllPrincipals", "resourceId": "$resource", "scope": "$scope" }
JSON
  )"
}

store_secret() {
  local secret
  secret=$(az ad app credential reset --id "$1" --append --years 1 --display-name passcode-desk --query password \
    --output tsv --only-show-errors)
  az keyvault secret set --vault-name "$secret_vault" --name sign-in-app-secret --value "$secret" --output none
  say "A new client secret is in the Key Vault $secret_vault, as sign-in-app-secret; it ends in a year."
}

grant() {
  local principal=$1 permission=$2 role given
  # Asked for by name: an id from a list could be another permission's.
  role=$(az ad sp show --id "$GRAPH" --output tsv \
    --query "appRoles[?value=='$permission' && contains(allowedMemberTypes, 'Application')].id")
  if [[ -z $role ]]; then
    say "Graph has no application permission $permission."
    exit 1
  fi
  given=$(az rest --method GET --url "$graph_url/servicePrincipals/$principal/appRoleAssignments" \
    --query "value[?appRoleId=='$role'].id" --output tsv)
  if [[ -n $given ]]; then
    say "$permission: granted before"
    return 0
  fi
  graph POST "servicePrincipals/$principal/appRoleAssignments" "$(
    cat <<JSON
{ "principalId": "$principal", "resourceId": "$graph_principal", "appRoleId": "$role" }
JSON
  )"
  say "$permission: granted"
}

app_id=$(find_or_create_app)
configure_app "$app_id"
graph_principal=$(principal_of "$GRAPH")
app_principal=$(find_or_create_principal "$app_id")
consent "$app_principal" "$app_principal" reauth
consent "$app_principal" "$graph_principal" openid
[[ -z $secret_vault ]] || store_secret "$app_id"
if [[ -n $bot_principal ]]; then
  for permission in "${permissions[@]}"; do grant "$bot_principal" "$permission"; done
fi

# For the deployment: the only line on standard output.
echo "SIGN_IN_AUDIENCE=$app_id"
