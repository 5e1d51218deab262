import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogEvent, DialogTurnResult } from 'botbuilder-dialogs';
import { ComponentDialog, DialogEvents, DialogTurnStatus } from './sdk.ts';
import { answerWithText } from './answer.ts';
import { causeOfDialogFailure } from './dialog-failure.ts';
import { DraftNotReadable } from './step.ts';
import { scopeOf } from './turn.ts';

const CHANGED = Symbol('passcode-desk.dialog-version-changed');

/**
 * A dialog that notices when it was begun by another version of itself. Waterfalls resume by step index: after
 * a deployment that adds a step, somebody in the middle would silently skip one. So they start again.
 */
export abstract class VersionedDialog extends ComponentDialog {
  override async onDialogEvent(dc: DialogContext, event: DialogEvent): Promise<boolean> {
    if (event.name !== DialogEvents.versionChanged) return super.onDialogEvent(dc, event);
    dc.context.turnState.set(CHANGED, true);
    return true;
  }

  protected override async onContinueDialog(innerDC: DialogContext): Promise<DialogTurnResult> {
    if (innerDC.context.turnState.get(CHANGED) === true) return startAgain(innerDC);
    try {
      return await innerDC.continueDialog();
    } catch (error) {
      if (causeOfDialogFailure(error) instanceof DraftNotReadable) return startAgain(innerDC);
      throw error;
    }
  }
}

async function startAgain(dc: DialogContext): Promise<DialogTurnResult> {
  await dc.cancelAllDialogs();
  await apologiseForUpdate(dc.context);
  return { status: DialogTurnStatus.complete };
}

/** Says that the bot was updated in the middle and that the conversation starts again. */
export async function apologiseForUpdate(context: TurnContext): Promise<void> {
  await answerWithText(context, scopeOf(context).reader.messages.chat.startAgainAfterUpdate);
}
