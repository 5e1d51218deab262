import { TeamsInfo } from 'botbuilder';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { DAY_MS } from '../../services/platform/clock.ts';
import { createAdapter } from '../adapter.ts';
import { createHelpdeskChannelBook, type HelpdeskChannelBook } from '../helpdesk-channel.ts';
import { helpdeskSetup } from '../helpdesk-config.ts';
import { openChannel } from '../open-channel.ts';
import { runProactively } from '../proactive.ts';
import type { Check } from './check.ts';
import { checkHelpdesk, type LookAtTeam } from './check-helpdesk.ts';
import { checkWebhook } from './check-webhook.ts';
import type { DoctorStage } from './stage.ts';

/** Who is told of what happens: helpers, and other systems. */
export function reachChecks(stage: DoctorStage): readonly Check[] {
  const { config, web } = stage;
  return [
    {
      name: 'helpdesk',
      needs: ['redis', 'credentials'],
      run: async () => {
        const [policy, book, look] = [await stage.policy(), await openBook(stage), await lookWith(stage)];
        return checkHelpdesk({ book, look, policy });
      },
    },
    { name: 'webhook-cases', run: () => checkWebhook(web, 'WEBHOOK_URL', config.WEBHOOK_URL) },
    { name: 'webhook-audit', run: () => checkWebhook(web, 'AUDIT_WEBHOOK_URL', config.AUDIT_WEBHOOK_URL) },
  ];
}

async function openBook(stage: DoctorStage): Promise<HelpdeskChannelBook> {
  const { config, clock, log } = stage;
  const documents = createRedisDocumentStore({ redis: await stage.redis(), log, lifetimeMs: DAY_MS });
  const policy = await stage.policy();
  return createHelpdeskChannelBook({
    ...{ documents, clock },
    fixed: () => helpdeskSetup(config).channel ?? policy.helpdesk.channel,
  });
}

async function lookWith({ config, credential, log }: DoctorStage): Promise<LookAtTeam> {
  const adapter = createAdapter(openChannel(config, await credential()), log);
  return ({ teamId, channelId }, { serviceUrl, bot }) => {
    const conversation = { id: channelId, isGroup: true, conversationType: 'channel', name: '' };
    const reference = { channelId: 'msteams', serviceUrl, bot, conversation };
    return runProactively(adapter, config.MicrosoftAppId, reference, async (context) => {
      await TeamsInfo.getTeamDetails(context, teamId);
    });
  };
}
