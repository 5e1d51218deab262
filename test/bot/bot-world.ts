import type { Activity } from 'botbuilder';
import { DialogSet } from 'botbuilder-dialogs';
import { ConversationMemory } from '../../bot/conversation-memory.ts';
import { createHelpdeskBot, type HelpdeskBot } from '../../bot/helpdesk-bot.ts';
import type { ProactiveSpeaker } from '../../bot/proactive.ts';
import { ResetPasscodeDialog } from '../../dialogs/reset-passcode/dialog.ts';
import { RevealPasscodeDialog } from '../../dialogs/reveal-passcode/dialog.ts';
import { type Reader, readerFor } from '../../locales/index.ts';
import type { Device } from '../../services/devices/device.ts';
import type { SupportContact } from '../../services/intune/support-contact.ts';
import { createHelpdeskContact } from '../../services/helpdesk/contact-source.ts';
import { createMemoryKeyedLock } from '../../services/platform/memory-keyed-lock.ts';
import type { NotMe, NotMeOutcome, NotMeReport } from '../../services/policy/not-me.ts';
import { HandWorld } from '../dialogs/hand-world.ts';
import { CONVERSATION, teamsActivity, TENANT } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { HandHelpdesk } from './hand-helpdesk.ts';

const ZONE = 'Europe/Amsterdam';

/** Keeps what it is told, and says that it did what it could. */
export class HandNotMe implements NotMe {
  readonly reports: NotMeReport[] = [];
  outcome: NotMeOutcome = { canceled: 1, tooLate: 0, locked: false, caseNumber: 'HD-1042' };

  report(report: NotMeReport): Promise<NotMeOutcome> {
    this.reports.push(report);
    return Promise.resolve(this.outcome);
  }
}

/** The real bot with its real dialogs, and everything around it made by hand. */
export class BotWorld extends HandWorld {
  readonly documents = new HandDocuments();
  readonly memory = new ConversationMemory(this.documents);
  readonly lock = createMemoryKeyedLock();
  /** The helpers, in a channel of their own. */
  readonly helpdesk = new HandHelpdesk(this);
  readonly reader: Reader = readerFor('en', ZONE);
  readonly chat = this.reader.messages.chat;
  /** Who said that it was not them, and of what. */
  readonly notMe = new HandNotMe();
  readContact: () => Promise<SupportContact | undefined> = () => Promise.resolve(undefined);
  /** What a proactive turn says is kept here. */
  readonly proactive = new FakeTeams();
  bot: HelpdeskBot;

  constructor(devices: readonly Device[] = []) {
    super(devices);
    this.bot = this.#build(true);
  }

  /** Another version is deployed, which has none of the dialogs any more. */
  deployWithoutDialogs(): void {
    this.bot = this.#build(false);
  }

  /** Teams delivers an activity. @returns what came back. */
  async hears(activity: Partial<Activity>, teams = new FakeTeams()): Promise<FakeTeams> {
    await teams.processActivity({ ...activity }, (context) => this.bot.handle(context));
    return teams;
  }

  readonly #speaker: ProactiveSpeaker = {
    speak: async (conversationId, work) => {
      const entry = await this.memory.find(conversationId);
      if (entry === undefined) return 'unknown-conversation';
      const continuation = teamsActivity({ type: 'event', name: 'ContinueConversation' });
      await this.proactive.processActivity(continuation, (context) => work(context, entry));
      return 'spoken';
    },
  };

  /** The time of the open prompt is over. */
  async endPrompt(promptId: string): Promise<void> {
    await this.bot.raise(CONVERSATION, { kind: 'prompt-expired', promptId });
  }

  #build(withDialogs: boolean): HelpdeskBot {
    const dialogs = new DialogSet(this.memory.dialogs);
    if (withDialogs) dialogs.add(new ResetPasscodeDialog(this)).add(new RevealPasscodeDialog(this));
    const branding = { read: () => this.readContact() };
    const contacts = createHelpdeskContact(branding, () => undefined, this.log);
    return createHelpdeskBot({
      admission: {
        tenantId: TENANT,
        serviceHosts: ['smba.trafficmanager.net'],
        allowInsecureServiceUrl: false,
      },
      lock: this.lock,
      memory: this.memory,
      dialogs,
      speaker: this.#speaker,
      helpdesk: this.helpdesk.services,
      services: {
        ...{ resets: this.resets, notMe: this.notMe, tokens: this.tokens, contacts, log: this.log },
        ...{ devices: this.devices, gate: this.gate, clock: this.clock, cases: this.helpdesk.cases },
        helpdesk: this.helpdesk.services,
      },
    });
  }
}
