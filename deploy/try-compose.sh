#!/usr/bin/env bash
# Starts compose.yaml with made-up ids, looks whether its containers find each other, as far as that goes without a tenant,
# and takes everything away again. Needs a container engine with Compose, and the image that PASSCODE_DESK_IMAGE names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly BOT=http://127.0.0.1:3978 INSIDE=http://127.0.0.1:9464 PROMETHEUS=http://127.0.0.1:9090
readonly FROM='"from":{"id":"29:1"},"recipient":{"id":"28:1"},"serviceUrl":"https://smba.trafficmanager.net/emea/"'
readonly ACTIVITY='{"type":"message","id":"1","channelId":"msteams","text":"reset","conversation":{"id":"a:1"},'"$FROM"'}'

if [[ -e .env ]]; then
  echo 'There is a deploy/.env, which this would overwrite. Move it away first.' >&2
  exit 1
fi

desk() {
  docker compose --file compose.yaml --profile monitoring --project-name passcode-desk-trial "$@"
}

clean_up() {
  desk logs --no-color bot || true
  desk down --volumes --timeout 40 || true
  rm -f .env
}

# Says what is so, or ends with what is not. The status is that of the answer.
expect() {
  local what=$1 status=$2 got
  got="$(curl --silent --output /dev/null --write-out '%{http_code}' "${@:3}")" || true
  if [[ "$got" != "$status" ]]; then
    echo "Not so: $what ($got instead of $status)" >&2
    exit 1
  fi
  echo "$what"
}

scraped() {
  for _ in {1..30}; do
    if curl --silent "$PROMETHEUS/api/v1/targets" | grep -q '"health":"up"'; then return 0; fi
    sleep 2
  done
  return 1
}

trap clean_up EXIT
{
  cat .env.example
  echo REDIS_PASSWORD=a-password-of-the-trial
  echo MicrosoftAppId=0f6a4cf1-7a1b-4c7a-9b0c-000000000001
  echo MicrosoftAppTenantId=0f6a4cf1-7a1b-4c7a-9b0c-000000000002
  echo MicrosoftAppPassword=pa55word-of-the-trial
  echo SIGN_IN_AUDIENCE=0f6a4cf1-7a1b-4c7a-9b0c-000000000003
} > .env

desk up --detach --no-build --wait --wait-timeout 120
expect 'The bot is alive' 200 "$BOT/healthz"
expect 'It is ready: it reaches Redis' 200 "$BOT/readyz"
expect 'Nobody is let in without a token' 401 --header 'content-type: application/json' --data "$ACTIVITY" "$BOT/api/messages"
expect 'Metrics are on the internal port' 200 "$INSIDE/metrics"
expect 'Metrics are nowhere else' 404 "$BOT/metrics"
scraped || { echo 'Not so: Prometheus reads them' >&2; exit 1; }
echo 'Prometheus reads them'
desk exec -T redis redis-cli SET kept yes > /dev/null
desk restart redis
desk up --detach --no-build --wait --wait-timeout 120
[[ "$(desk exec -T redis redis-cli GET kept)" == yes ]] || { echo 'Not so: Redis keeps what it had' >&2; exit 1; }
echo 'Redis keeps what it had'
