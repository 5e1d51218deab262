import assert from 'node:assert/strict';
import { SpanStatusCode } from '@opentelemetry/api';
import type { Activity } from 'botbuilder';
import { measuredBot } from '../../../bot/telemetry/measured-bot.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import { inSpan } from '../../../services/platform/telemetry.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { CONVERSATION, pressed, said } from '../../harness/activities.ts';
import { FakeTeams } from '../../harness/fake-teams.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { someDevice } from '../../services/devices/some-device.ts';
import { BotWorld } from '../bot-world.ts';

const TURN = 'passcode_desk.turn.duration';

describe('measuredBot', () => {
  const telemetry = useTelemetry();

  /** A world whose bot is measured, and in which Teams delivers within a span as the server has one. */
  class MeasuredWorld extends BotWorld {
    override async hears(activity: Partial<Activity>): Promise<FakeTeams> {
      const teams = new FakeTeams();
      const bot = measuredBot(this.bot, openMetrics());
      await inSpan('turn', {}, () =>
        teams.processActivity({ ...activity }, (context) => bot.handle(context)),
      );
      return teams;
    }
  }

  const lastSpan = () => telemetry.spans().at(-1);

  it('tells turns apart by what happened, and presses by their button', async () => {
    const world = new MeasuredWorld();
    await world.hears(said('help'));
    await world.hears(pressed({ v: 1, action: 'help.show' }));

    assert.equal(await telemetry.read(TURN, { kind: 'command', outcome: 'handled' }), 1);
    assert.equal(await telemetry.read(TURN, { kind: 'card-action', outcome: 'handled' }), 1);
    assert.equal(lastSpan()?.attributes['passcode_desk.turn.action'], 'help.show');
    assert.equal(lastSpan()?.status.code, SpanStatusCode.UNSET);
  });

  it('shows a person whose turn broke the same correlation id as log and trace', async () => {
    const world = new MeasuredWorld([someDevice()]);
    world.devices.beforeRead = () => Promise.reject(new TypeError('secret'));

    const { texts } = await world.hears(said('reset'));

    const id = lastSpan()?.attributes['passcode_desk.correlation_id'];
    assert.ok(typeof id === 'string');
    assert.deepEqual(texts, [world.chat.somethingWrong(id)]);
    assert.deepEqual(
      world.lines.map(({ facts }) => 'correlationId' in facts && facts.correlationId),
      [id],
    );
    assert.deepEqual(
      [lastSpan()?.attributes['error.type'], lastSpan()?.status.code],
      ['TypeError', SpanStatusCode.ERROR],
    );
    assert.equal(await telemetry.read(TURN, { kind: 'command', outcome: 'failed' }), 1);
  });

  it('counts what is not let in, and says nothing of it', async () => {
    const world = new MeasuredWorld();
    await world.hears(said('reset', { channelId: 'emulator' }));

    assert.equal(await telemetry.read(TURN, { kind: 'unknown', outcome: 'refused' }), 1);
    assert.deepEqual(lastSpan()?.attributes, {
      'passcode_desk.turn.kind': 'unknown',
      'passcode_desk.turn.outcome': 'refused',
    });
  });

  it('measures turns that the queue raises, and lets it know where they fail', async () => {
    const world = new MeasuredWorld();
    const bot = measuredBot(world.bot, openMetrics());
    await world.hears(said('help'));
    await bot.raise(CONVERSATION, { kind: 'prompt-expired', promptId: 'p' });
    const away = new GraphError('graph.unavailable', { retryable: true });
    const broken = measuredBot({ ...world.bot, raise: () => Promise.reject(away) }, openMetrics());
    await assert.rejects(broken.raise(CONVERSATION, { kind: 'prompt-expired', promptId: 'p' }), away);

    for (const outcome of ['handled', 'failed']) {
      assert.equal(await telemetry.read(TURN, { kind: 'prompt-expired', outcome }), 1, outcome);
    }
  });
});
