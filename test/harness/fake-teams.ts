import {
  type Activity,
  INVOKE_RESPONSE_KEY,
  type ResourceResponse,
  TestAdapter,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';

type Interlude = (activity: Partial<Activity>) => Promise<void>;
const nothing: Interlude = () => Promise.resolve();

const InvokeAnswer = z.object({ status: z.number(), body: z.unknown() });
const CardBody = z.object({ type: z.string(), value: z.unknown() });

/** The SDK's adapter for tests, which also keeps what it was asked to do, and can refuse. */
export class FakeTeams extends TestAdapter {
  /** Everything that was sent, answers to invokes and typing included, oldest first. */
  readonly sent: Partial<Activity>[] = [];
  /** Every message that was replaced, as it reads now. */
  readonly updated: Partial<Activity>[] = [];
  beforeSend = nothing;
  beforeUpdate = nothing;

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    for (const activity of activities) {
      await this.beforeSend(activity);
      this.sent.push(activity);
      // As CloudAdapter does: it is how the bot knows that the invoke was answered.
      if (activity.type === 'invokeResponse') context.turnState.set(INVOKE_RESPONSE_KEY, activity);
    }
    return super.sendActivities(context, activities);
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    await this.beforeUpdate(activity);
    this.updated.push(activity);
    await super.updateActivity(context, activity);
    return { id: activity.id ?? '' };
  }

  /** What was said in plain words. */
  get texts(): readonly string[] {
    return this.sent.flatMap(({ type, text }) => (type === 'message' && text ? [text] : []));
  }

  /** The cards that were sent. */
  get cards(): readonly unknown[] {
    return this.sent.flatMap(cardsOf);
  }

  /** What cards became that were in the chat. */
  get replacements(): readonly unknown[] {
    return this.updated.flatMap(cardsOf);
  }

  /** How invokes were answered. */
  get answers(): readonly { readonly status: number; readonly body?: unknown }[] {
    return this.sent
      .filter(({ type }) => type === 'invokeResponse')
      .map((activity) => InvokeAnswer.parse(activity.value));
  }

  /** What the person who pressed a button sees of the last answer: a card in its place, or words. */
  get shown(): unknown {
    return CardBody.parse(this.answers.at(-1)?.body).value;
  }

  /** The id of the last message that was sent. */
  get lastMessageId(): string {
    return this.sent.findLast(({ type }) => type === 'message')?.id ?? 'none';
  }

  /** Everything that reached the chat in any way, to look for what must not be there. */
  get everything(): string {
    return JSON.stringify([this.sent, this.updated]);
  }
}

function cardsOf({ attachments }: Partial<Activity>): readonly unknown[] {
  return (attachments ?? [])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }): unknown => content);
}
