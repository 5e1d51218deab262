import { ConversationState, type TurnContext } from 'botbuilder';
import { type Dialog, type DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import { openPrompt, type PromptState } from '../../dialogs/card-prompt/prompt-state.ts';
import { causeOfDialogFailure } from '../../dialogs/dialog-failure.ts';
import { enterScope, type Turn, type TurnEvent } from '../../dialogs/turn.ts';
import { type Reader, readerFor } from '../../locales/index.ts';
import { teamsActivity } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { someTurn } from './some-turn.ts';

/** What came of a turn. */
export interface Played {
  readonly status: string;
  readonly result: unknown;
}

/** Plays a dialog turn by turn. Between turns its state is JSON in a store, as in production. */
export class Stage {
  /** Whether the turn still has the conversation to itself. */
  isHeld = true;
  readonly teams = new FakeTeams();
  readonly documents = new HandDocuments();
  readonly reader: Reader = readerFor('en', undefined);
  #dialog: Dialog;

  constructor(dialog: Dialog) {
    this.#dialog = dialog;
  }

  /** Another version of the dialog is deployed. */
  deploy(dialog: Dialog): void {
    this.#dialog = dialog;
  }

  begin(options: object, event: TurnEvent = { kind: 'typing' }): Promise<Played> {
    return this.#play(event, (dc) => dc.beginDialog(this.#dialog.id, options));
  }

  /** Something happens while the dialog is open. */
  happens(event: TurnEvent, facts: Partial<Turn> = {}): Promise<Played> {
    return this.#play(event, (dc) => dc.continueDialog(), facts);
  }

  /** Something newer takes the dialog's place. */
  replace(): Promise<Played> {
    return this.#play({ kind: 'typing' }, (dc) => dc.cancelAllDialogs());
  }

  /** The prompt that is open, if any. */
  async prompt(): Promise<PromptState | undefined> {
    const found: (PromptState | undefined)[] = [];
    await this.#play({ kind: 'typing' }, (dc) => {
      found.push(openPrompt(dc.stack));
      return Promise.resolve({ status: '' });
    });
    return found[0];
  }

  async #play(
    event: TurnEvent,
    act: (dc: DialogContext) => Promise<{ readonly status: string; readonly result?: unknown }>,
    facts: Partial<Turn> = {},
  ): Promise<Played> {
    const played: Played[] = [];
    await this.teams.processActivity(teamsActivity(), async (context: TurnContext) => {
      enterScope(context, {
        turn: someTurn(event, facts),
        reader: this.reader,
        correlationId: 'c-1',
        lease: { isHeld: () => this.isHeld, leave: () => undefined },
      });
      const state = new ConversationState(this.documents);
      const dialogs = new DialogSet(state.createProperty<DialogState>('dialogs')).add(this.#dialog);
      const { status, result } = await act(await dialogs.createContext(context)).catch((error: unknown) => {
        throw causeOfDialogFailure(error);
      });
      played.push({ status, result });
      await state.saveChanges(context);
    });
    return played[0] ?? { status: 'not played', result: undefined };
  }
}
