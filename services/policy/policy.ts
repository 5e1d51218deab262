import { z } from 'zod';
import type { Ownership } from '../devices/device.ts';
import type { ResettableKind } from '../devices/platforms.ts';
import { HelpdeskPolicySchema } from './helpdesk-policy.ts';
import { HoursSchema } from './hours-schema.ts';
import { AuthenticationContext, EntraId } from './policy-values.ts';

/** Every kind of device that can be reset at all. */
const PLATFORM_NAMES = [
  'ios',
  'android-administrator',
  'windows-10-mobile',
  'windows-phone-8-1',
  'android-work-profile',
  'android-corporate-work-profile',
  'android-fully-managed',
  'aosp-user',
  'visionos',
] as const satisfies readonly ResettableKind[];
const OWNERSHIPS = ['company', 'personal', 'unknown'] as const satisfies readonly Ownership[];

/** Limits look no further back than this, in hours: the ledger forgets what is older. */
export const LONGEST_LIMIT_HOURS = 7 * 24;

const MOST_GROUPS = 100;
/** One request to Graph asks for as many: 20 groups in each of a batch's 20 questions. */
const MOST_GROUPS_IN_ALL = 400;
const Groups = z.array(EntraId).min(1).max(MOST_GROUPS);

const Limit = z.strictObject({
  resets: z.int().min(1).max(100_000),
  hours: z.int().min(1).max(LONGEST_LIMIT_HOURS),
});

const Tier = z
  .strictObject({
    groups: Groups.describe('Entra object ids of the groups whose members this is for, also of nested ones'),
    authenticationContext: AuthenticationContext.optional().describe('What their sign-in must satisfy'),
    helpdeskApproval: z.boolean().default(false).describe('Whether a helper must approve each reset first'),
  })
  .refine((tier) => tier.authenticationContext !== undefined || tier.helpdeskApproval, {
    message: 'must demand an authenticationContext or helpdeskApproval',
  });

const RulesSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of this schema, for editors'),
  devices: z
    .strictObject({
      platforms: z
        .array(z.enum(PLATFORM_NAMES))
        .min(1)
        .default([...PLATFORM_NAMES]),
      ownership: z
        .array(z.enum(OWNERSHIPS))
        .min(1)
        .default([...OWNERSHIPS]),
      minimumDaysSinceEnrolment: z
        .int()
        .min(0)
        .max(365)
        .default(0)
        .describe('How long a device must have been enrolled. 0: no such rule'),
    })
    .prefault({})
    .describe('Which devices can be reset in chat'),
  people: z
    .strictObject({
      allowedGroups: Groups.optional().describe(
        'Only members of one of these groups; everybody where absent',
      ),
      blockedGroups: z.array(EntraId).max(MOST_GROUPS).default([]).describe('Nobody of these groups'),
      hoursSinceMethodChange: z
        .int()
        .min(0)
        .max(720)
        .default(0)
        .describe(
          'How long ago the password or another way to sign in must have been changed. 0: no such rule',
        ),
    })
    .prefault({})
    .describe('Who can reset in chat'),
  signIn: z
    .strictObject({
      authenticationContext: AuthenticationContext.optional().describe('What every sign-in must satisfy'),
    })
    .prefault({})
    .describe('How people prove who they are, beyond a fresh sign-in'),
  stricterTiers: z
    .array(Tier)
    .max(20)
    .default([])
    .describe('More for some groups. Of several that fit, the first context counts, and every approval'),
  hours: z
    .union([HoursSchema, z.literal(false)])
    .default(false)
    .describe('When resets can be started. false: at any time'),
  limits: z
    .strictObject({
      perUser: Limit.prefault({ resets: 3, hours: 24 }),
      perDevice: Limit.prefault({ resets: 2, hours: 24 }),
      perTenant: z
        .union([Limit, z.literal(false)])
        .default(false)
        .describe('All together. false: no such limit'),
    })
    .prefault({})
    .describe('How many resets can be started within so many hours, counted back from any moment'),
  anomalyBrake: z
    .union([
      z.strictObject({ resets: z.int().min(1).max(100_000), minutes: z.int().min(1).max(1440) }),
      z.literal(false),
    ])
    .prefault({ resets: 50, minutes: 10 })
    .describe(
      'More resets than that in so many minutes pause all until an operator resumes. false: no brake',
    ),
  reveal: z
    .strictObject({
      windowSeconds: z
        .int()
        .min(60)
        .max(900)
        .default(900)
        .describe('How old a sign-in may be when a temporary passcode is shown'),
      times: z.int().min(1).max(5).default(5).describe('How often the passcode of one reset is shown'),
    })
    .prefault({}),
  notMe: z
    .strictObject({
      remoteLock: z.boolean().default(false).describe('Whether "this wasn\'t me" also locks the device'),
    })
    .prefault({}),
  helpdesk: HelpdeskPolicySchema.prefault({}).describe('How the helpdesk works'),
});

/** The organisation's rules, as written in the policy file. What is left out has the design's numbers. */
export const PolicySchema = RulesSchema.check(
  z.refine(
    (rules: Policy) => groupsNamedIn(rules).length <= MOST_GROUPS_IN_ALL,
    'must name no more than 400 groups in all',
  ),
);

/** The organisation's rules. */
export type Policy = Readonly<z.infer<typeof RulesSchema>>;

/** The rules of an empty policy file. */
export const DEFAULT_POLICY: Policy = PolicySchema.parse({});

/** The groups that the rules name: what has to be known of a person's memberships. Pure. */
export function groupsNamedIn({ people, stricterTiers }: Policy): readonly string[] {
  const named = [
    people.allowedGroups ?? [],
    people.blockedGroups,
    ...stricterTiers.map(({ groups }) => groups),
  ];
  return [...new Set(named.flat())];
}
