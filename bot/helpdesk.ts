import type { CloudAdapter } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { readerFor } from '../locales/index.ts';
import type { CaseDeps } from '../services/helpdesk/case-deps.ts';
import type { CaseService } from '../services/helpdesk/case-service.ts';
import type { HelpdeskContact } from '../services/helpdesk/contact-source.ts';
import { measuredCaseChat, measuredCaseDesk } from '../services/helpdesk/measured-case-ports.ts';
import { createCaseService } from '../services/helpdesk/service.ts';
import { readHelpdeskSettings } from '../services/helpdesk/settings.ts';
import type { Alert } from '../services/jobs/job-queue.ts';
import type { Instant } from '../services/platform/clock.ts';
import type { DocumentStore } from '../services/platform/document-store.ts';
import { newId } from '../services/platform/id.ts';
import { openMetrics } from '../services/platform/telemetry-metrics.ts';
import { createOperatorDesk, type OperatorDeskDeps } from '../services/policy/operator-desk.ts';
import type { PolicySource } from '../services/policy/policy-source.ts';
import { postAlert } from './channel-alerts.ts';
import { createChannelSpeaker } from './channel-speaker.ts';
import { createChatLinks } from './chat-links.ts';
import type { ConversationBook } from './conversation-memory.ts';
import type { ChannelServices } from './handlers/helpdesk-channel/channel-desk.ts';
import { createHelpdeskChannelBook, type HelpdeskStanding } from './helpdesk-channel.ts';
import type { HelpdeskSetup } from './helpdesk-config.ts';
import type { ProactiveSpeaker } from './proactive.ts';
import type { SendPace } from './send-pace.ts';
import { createTeamMembers } from './team-members.ts';
import { createTeamsCaseChat } from './teams-case-chat.ts';
import { createTeamsCaseDesk } from './teams-case-desk.ts';
import type { TeamsLinks } from './teams-links.ts';

/** What the helpdesk stands on. */
export interface HelpdeskParts {
  /** What cases are made of, but for what is made here. */
  readonly caseDeps: Omit<CaseDeps, 'desk' | 'chat' | 'helpdesk' | 'newId'>;
  readonly operators: OperatorDeskDeps;
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly authentication: BotFrameworkAuthentication;
  readonly documents: DocumentStore;
  readonly book: ConversationBook;
  readonly speaker: ProactiveSpeaker;
  readonly pace: SendPace;
  readonly links: TeamsLinks;
  readonly policy: PolicySource;
  /** Whom people can ask. */
  readonly contact: HelpdeskContact;
  readonly setup: HelpdeskSetup;
}

/** The helpdesk at work. */
export interface Helpdesk {
  readonly cases: CaseService;
  /** What the handlers of its channel need. */
  readonly services: ChannelServices;
  /** Tells the channel of something that concerns all resets. @throws IoError where trying again may help. */
  readonly alert: (alert: Alert, at: Instant) => Promise<void>;
  /** Whether cases can be shown to helpers, for readiness and operators. */
  readonly standing: () => Promise<HelpdeskStanding>;
}

/** Puts the helpdesk in Teams together. */
export function createHelpdesk(parts: HelpdeskParts): Helpdesk {
  const { adapter, appId, authentication, policy, setup, speaker, links, caseDeps } = parts;
  const { log, clock, audit } = caseDeps;
  const ofPolicy = () => policy.current().helpdesk;
  const fixed = () => setup.channel ?? ofPolicy().channel;
  const channel = createHelpdeskChannelBook({ documents: parts.documents, clock, fixed });
  const reader = readerFor(setup.language, setup.timeZone);
  const chatLinks = createChatLinks(speaker, links, log);
  const channelSpeaker = createChannelSpeaker(adapter, appId, authentication);
  const escalateTo = () => ofPolicy().escalateTo;
  const { book, pace } = parts;
  const desk = createTeamsCaseDesk({
    ...{ channel, chatLinks, reader, escalateTo, book, pace, clock, log },
    speaker: channelSpeaker,
  });
  const chat = createTeamsCaseChat({
    ...{ speaker, pace, clock, log },
    readContact: () => parts.contact.read(),
    hours: () => ofPolicy().hours,
  });
  const rules = () => readHelpdeskSettings(policy.current());
  const metrics = openMetrics();
  const told = { desk: measuredCaseDesk(desk, metrics), chat: measuredCaseChat(chat, metrics) };
  const cases = createCaseService({ ...caseDeps, ...told, newId, helpdesk: rules });
  const services: ChannelServices = {
    ...{ cases, channel, chat, desk, chatLinks, links, reader, clock, log, audit },
    members: createTeamMembers(clock),
    switches: createOperatorDesk(parts.operators),
    operators: new Set(setup.operators),
  };
  const alerts = {
    ...{ channel, reader, pace, clock, log },
    speaker: channelSpeaker,
    tenantId: parts.operators.tenantId,
    mention: escalateTo,
  };
  return {
    ...{ cases, services },
    alert: (alert, at) => postAlert(alerts, alert, at),
    standing: () => channel.standing(),
  };
}
