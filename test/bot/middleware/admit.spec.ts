import assert from 'node:assert/strict';
import { admit, type AdmissionRules } from '../../../bot/middleware/admit.ts';
import { conversation, said, TENANT } from '../../harness/activities.ts';

const RULES: AdmissionRules = {
  tenantId: TENANT,
  serviceHosts: ['smba.trafficmanager.net'],
  allowInsecureServiceUrl: false,
};
const OTHER_TENANT = '6d0c5a3e-1111-4000-8000-000000000002';

/** Why an activity is refused; `admitted` where it is not. */
function verdictOn(activity: unknown, rules = RULES): string {
  const admitted = admit(activity, rules);
  return admitted.ok ? 'admitted' : admitted.error;
}

function from(serviceUrl: string, rules = RULES): string {
  return verdictOn(said('reset', { serviceUrl }), rules);
}

describe('admit', () => {
  it('refuses what has no channel or no service URL: the SDK would skip its checks', () => {
    for (const field of ['channelId', 'serviceUrl']) {
      for (const value of [undefined, null, '', 7]) {
        if (field === 'channelId' && value === '') continue;
        assert.equal(verdictOn({ ...said('reset'), [field]: value }), 'malformed');
      }
    }
  });

  it('refuses what is no activity at all', () => {
    for (const nothing of [undefined, null, 'x', 7, [], {}]) assert.equal(verdictOn(nothing), 'malformed');
  });

  it('refuses every channel but Teams', () => {
    for (const channelId of ['', 'emulator', 'webchat', 'directline', 'MSTeams', 'msteams ']) {
      assert.equal(verdictOn(said('reset', { channelId })), 'foreign-channel');
    }
  });

  it('refuses to send our credentials to another host', () => {
    for (const url of [
      'https://evil.example/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evil.example/smba.trafficmanager.net',
      'https://smba.trafficmanager.net@evil.example/',
      'https://evil.example#smba.trafficmanager.net',
      'https://xsmba.trafficmanager.net/',
      'https://127.0.0.1/',
    ]) {
      assert.equal(from(url), 'foreign-service-url', url);
    }
  });

  it('refuses a service URL that is not https', () => {
    for (const scheme of ['http', 'ftp', 'ws', 'file']) {
      assert.equal(from(`${scheme}://smba.trafficmanager.net/`), 'foreign-service-url');
    }
  });

  it('takes plain http where the sandbox allows it, and no other scheme', () => {
    const rules = { ...RULES, allowInsecureServiceUrl: true };
    assert.equal(from('http://smba.trafficmanager.net/', rules), 'admitted');
    assert.equal(from('ftp://smba.trafficmanager.net/', rules), 'foreign-service-url');
    assert.equal(from('http://evil.example/', rules), 'foreign-service-url');
  });

  it('refuses another tenant, wherever it is named', () => {
    const foreign = { ...conversation('personal'), tenantId: OTHER_TENANT };
    const channelData = { tenant: { id: OTHER_TENANT } };
    assert.equal(verdictOn(said('reset', { conversation: foreign, channelData })), 'foreign-tenant');
    const unnamed = { ...said('reset'), conversation: { id: 'a:1' } };
    assert.equal(verdictOn({ ...unnamed, channelData }), 'foreign-tenant');
  });

  it('refuses an activity that names two tenants', () => {
    const foreign = { ...conversation('personal'), tenantId: OTHER_TENANT };
    assert.equal(verdictOn(said('reset', { conversation: foreign })), 'malformed');
  });

  it('lets an activity of our tenant from Teams in, classified', () => {
    const admitted = admit(said('help'), RULES);
    assert.ok(admitted.ok);
    assert.deepEqual(admitted.value.event, { kind: 'command', intent: { kind: 'help' }, text: 'help' });
  });

  it('compares hosts without regard to case', () => {
    assert.equal(from('https://SMBA.TrafficManager.net/emea/'), 'admitted');
  });
});
