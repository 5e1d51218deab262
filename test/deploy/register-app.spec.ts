import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { type CannedAnswer, runWithStubAz, type ScriptRun } from './stub-cli.ts';

const SCRIPT = fileURLToPath(new URL('../../deploy/azure/register-app.sh', import.meta.url));
const APP = '0f6a4cf1-7a1b-4c7a-9b0c-000000000003';
const SECRET = 'the-new-secret';

/** A tenant in which nothing is registered yet, but what always is. */
const EMPTY_TENANT: readonly CannedAnswer[] = [
  [/^cloud show/, 'https://graph.microsoft.us/'],
  [/^ad app create/, APP],
  [/^ad app show .*--query id/, 'object-of-the-app'],
  [/^ad app credential reset/, SECRET],
  [/^ad sp list .*00000003-0000-0000-c000-000000000000/, 'principal-of-graph'],
  [/^ad sp create/, 'principal-of-the-app'],
  [/^ad sp show .*DeviceManagement/, 'role-of-the-permission'],
];
const BOT = ['--bot-principal', 'principal-of-the-bot'];

/** Bodies that were sent to Graph with this method and to this place. */
function sent({ calls }: ScriptRun, method: string, place: string): readonly unknown[] {
  return calls
    .filter((args) => args[0] === 'rest' && args.includes(method) && args.some((arg) => arg.endsWith(place)))
    .map((args) => JSON.parse(args[args.indexOf('--body') + 1] ?? '') as unknown);
}

describe('register-app.sh', () => {
  it('registers an API whose tokens say when somebody signed in', () => {
    const run = runWithStubAz(SCRIPT, [], EMPTY_TENANT);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.stdout, `SIGN_IN_AUDIENCE=${APP}\n`);
    const [app] = sent(run, 'PATCH', '/applications/object-of-the-app');
    assert.partialDeepStrictEqual(app, {
      identifierUris: [`api://${APP}`],
      optionalClaims: { accessToken: [{ name: 'auth_time' }] },
      web: { redirectUris: ['https://token.botframework.com/.auth/web/redirect'] },
      api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [{ value: 'reauth', isEnabled: true }] },
    });
  });

  it('keeps the scope that is there: another id would make what was consented to worthless', () => {
    const run = runWithStubAz(SCRIPT, [], [[/oauth2PermissionScopes/, 'id-of-the-scope'], ...EMPTY_TENANT]);
    assert.partialDeepStrictEqual(sent(run, 'PATCH', '/applications/object-of-the-app'), [
      { api: { oauth2PermissionScopes: [{ id: 'id-of-the-scope' }] } },
    ]);
  });

  it('consents for everybody, in the cloud that az is signed in to', () => {
    const run = runWithStubAz(SCRIPT, [], EMPTY_TENANT);
    const grants = sent(run, 'POST', 'https://graph.microsoft.us/v1.0/oauth2PermissionGrants');
    const everybody = { clientId: 'principal-of-the-app', consentType: 'AllPrincipals' };
    assert.deepEqual(grants, [
      { ...everybody, resourceId: 'principal-of-the-app', scope: 'reauth' },
      { ...everybody, resourceId: 'principal-of-graph', scope: 'openid' },
    ]);
  });

  it('grants what the bot needs, and what the policy needs besides', () => {
    const more = ['--permission', 'DeviceManagementApps.Read.All'];
    const run = runWithStubAz(SCRIPT, [...BOT, ...more], EMPTY_TENANT);
    const roles = sent(run, 'POST', '/servicePrincipals/principal-of-the-bot/appRoleAssignments');
    assert.equal(roles.length, 4);
    assert.deepEqual(roles[0], {
      principalId: 'principal-of-the-bot',
      resourceId: 'principal-of-graph',
      appRoleId: 'role-of-the-permission',
    });
    assert.match(run.stderr, /DeviceManagementApps\.Read\.All: granted/);
  });

  it('grants and consents to nothing twice', () => {
    const before: readonly CannedAnswer[] = [[/GET .*(appRoleAssignments|oauth2PermissionGrants)/, 'given']];
    const run = runWithStubAz(SCRIPT, BOT, [...before, ...EMPTY_TENANT]);
    assert.equal(run.status, 0, run.stderr);
    assert.ok(!run.calls.some((args) => args.includes('POST')));
  });

  it('stops at a permission that Graph does not have', () => {
    const run = runWithStubAz(SCRIPT, [...BOT, '--permission', 'Everything.All'], EMPTY_TENANT);
    assert.equal(run.status, 1);
    assert.match(run.stderr, /no application permission Everything\.All/);
  });

  it('stops where it cannot tell which registration is meant', () => {
    const run = runWithStubAz(SCRIPT, [], [[/^ad app list/, 'one\ntwo'], ...EMPTY_TENANT]);
    assert.equal(run.status, 1);
    assert.ok(!run.calls.some((args) => args.includes('PATCH') || args[2] === 'create'));
  });

  it('puts the secret into the vault, and nowhere else', () => {
    const run = runWithStubAz(SCRIPT, ['--vault', 'the-vault'], EMPTY_TENANT);
    const set = run.calls.find((args) => args[0] === 'keyvault');
    assert.ok(set?.includes('the-vault') && set.includes(SECRET));
    assert.doesNotMatch(run.stdout + run.stderr, new RegExp(SECRET));
  });

  it('makes no secret that nobody asked for', () => {
    const run = runWithStubAz(SCRIPT, [], EMPTY_TENANT);
    assert.ok(!run.calls.some((args) => args.includes('credential')));
  });

  it('says how it is used, where it is used otherwise', () => {
    const run = runWithStubAz(SCRIPT, ['--tenant', 'x'], []);
    assert.equal(run.status, 2);
    assert.match(run.stderr, /^Usage: /);
    assert.deepEqual(run.calls, []);
  });
});
