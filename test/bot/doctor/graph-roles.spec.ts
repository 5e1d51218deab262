import assert from 'node:assert/strict';
import { excessRoles, missingMailRoles, missingRoles } from '../../../bot/doctor/graph-roles.ts';
import { type Policy, PolicySchema } from '../../../services/policy/policy.ts';

const LEAST = [
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'DeviceManagementServiceConfig.Read.All',
];
const GROUP = '2f0c6d1a-5a1e-4f0b-9a53-1c7d7f4f0a11';
const policyOf = (rules: object): Policy => PolicySchema.parse(rules);

describe('permissions of Graph', () => {
  it('must be there for resets, each by its own name', () => {
    assert.deepEqual(missingRoles(LEAST, policyOf({})), []);
    for (const role of LEAST) {
      const others = LEAST.filter((each) => each !== role);
      assert.deepEqual(missingRoles(others, policyOf({})), [role]);
    }
    assert.deepEqual(missingRoles(['DeviceManagementManagedDevices.ReadWrite.All'], policyOf({})), LEAST);
  });

  it('must be there for what the policy asks, and not for more', () => {
    const groups = ['GroupMember.Read.All', 'User.Read.All'];
    const methods = ['User.Read.All', 'UserAuthenticationMethod.Read.All'];
    assert.deepEqual(missingRoles(LEAST, policyOf({ people: { blockedGroups: [GROUP] } })), groups);
    assert.deepEqual(missingRoles(LEAST, policyOf({ people: { hoursSinceMethodChange: 1 } })), methods);
    const tiers = [{ groups: [GROUP], helpdeskApproval: true }];
    assert.deepEqual(missingRoles(LEAST, policyOf({ stricterTiers: tiers })), groups);
  });

  it('must be there for e-mail, of which a wider one may cover the addresses', () => {
    assert.deepEqual(missingMailRoles([]), ['Mail.Send', 'User.ReadBasic.All']);
    assert.deepEqual(missingMailRoles(['Mail.Send', 'User.Read.All']), []);
  });

  it('are too many where the bot has no use for them', () => {
    const wider = ['Directory.ReadWrite.All', 'DeviceManagementManagedDevices.ReadWrite.All', 'Mail.Read'];
    assert.deepEqual(excessRoles([...LEAST, ...wider], true), wider);
  });

  it('may read ahead of a rule, but not send ahead of a mailbox', () => {
    const ahead = ['GroupMember.Read.All', 'User.Read.All', 'UserAuthenticationMethod.Read.All'];
    assert.deepEqual(excessRoles([...LEAST, ...ahead], false), []);
    assert.deepEqual(excessRoles(['Mail.Send'], false), ['Mail.Send']);
    assert.deepEqual(excessRoles(['Mail.Send'], true), []);
  });
});
