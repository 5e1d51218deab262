import type { Policy } from '../../services/policy/policy.ts';
import { groupsNamedIn } from '../../services/policy/policy.ts';

/** Without these the bot can do nothing. */
const ALWAYS = [
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'DeviceManagementServiceConfig.Read.All',
];
/** To send, and to find out where to. */
const FOR_MAIL = ['Mail.Send', 'User.ReadBasic.All'];
const FOR_GROUPS = ['GroupMember.Read.All', 'User.Read.All'];
const FOR_METHODS = ['User.Read.All', 'UserAuthenticationMethod.Read.All'];
/** A tenant may grant these ahead of the rule that needs them: all they allow is to read what the bot may ask for. */
const HARMLESS = [...FOR_GROUPS, ...FOR_METHODS, 'User.ReadBasic.All', 'Member.Read.Hidden'];

/** A permission that does more than another. */
const COVERED_BY: Readonly<Record<string, string>> = { 'User.ReadBasic.All': 'User.Read.All' };

/** Whether the policy asks for groups, or for changed ways to sign in. */
export function asksOf(policy: Policy): { readonly groups: readonly string[]; readonly methods: boolean } {
  return { groups: groupsNamedIn(policy), methods: policy.people.hoursSinceMethodChange > 0 };
}

/** Application permissions of Graph that resets and the policy need, and are not granted. Pure. */
export function missingRoles(granted: readonly string[], policy: Policy): readonly string[] {
  const { groups, methods } = asksOf(policy);
  const needed = [...ALWAYS, ...(groups.length > 0 ? FOR_GROUPS : []), ...(methods ? FOR_METHODS : [])];
  return lacking(granted, needed);
}

/** Those that e-mail needs, and are not granted. Pure. */
export function missingMailRoles(granted: readonly string[]): readonly string[] {
  return lacking(granted, FOR_MAIL);
}

/** Those that the bot has and has no use for: whoever gets hold of it gets them, too. Pure. */
export function excessRoles(granted: readonly string[], hasMailbox: boolean): readonly string[] {
  const useful = [...ALWAYS, ...HARMLESS, ...(hasMailbox ? FOR_MAIL : [])];
  return granted.filter((role) => !useful.includes(role));
}

function lacking(granted: readonly string[], needed: readonly string[]): readonly string[] {
  const isGranted = (role: string): boolean => {
    const wider = COVERED_BY[role];
    return granted.includes(role) || (wider !== undefined && granted.includes(wider));
  };
  return [...new Set(needed)].filter((role) => !isGranted(role));
}
