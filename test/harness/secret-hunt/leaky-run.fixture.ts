import { generatePasscode } from '../../../sandbox/intune/passcode.ts';
import { systemClock } from '../../../services/platform/clock.ts';
import { Secret } from '../../../services/platform/secret.ts';
import { createHttpReceiver } from '../../../services/webhooks/webhook-receiver.ts';
import { startHttpSink } from '../../services/webhooks/http-sink.ts';
import { createCollectedLog } from '../collected-log.ts';
import { useRedis } from '../redis-client.ts';
import { createTeamsClient } from '../teams-client.ts';
import { startTeamsConnector } from '../teams-connector.ts';

/** A run of tests that leaks wherever something is kept. The spec of the hunt starts it in a process of its own. */
describe('a leak', () => {
  const passcode = (): string => generatePasscode('alphanumeric');

  it('into a log', () => {
    createCollectedLog().info({ device: { results: [{ passcode: passcode() }] } }, 'Device answered');
  });

  describe('into Redis', () => {
    const redis = useRedis();

    it('for a moment', async () => {
      const { client } = redis().connection;
      await client.set('a', JSON.stringify({ passcode: passcode() }));
      await client.del('a');
    });
  });

  it('into a chat', async () => {
    const connector = await startTeamsConnector();
    const places = { endpoint: `${connector.serviceUrl}/v3/conversations/a/activities` };
    await createTeamsClient({ ...places, serviceUrl: connector.serviceUrl }).say(`It is ${passcode()}.`);
    await connector.close();
  });

  it('to another system', async () => {
    const sink = await startHttpSink();
    const secret = new Secret('the secret of the webhook of this run');
    const receiver = createHttpReceiver({ url: sink.url, secret, clock: systemClock });
    await receiver.send({ id: '1', body: `told ${secret.expose()}`, since: 0 });
    await sink.stop();
  });

  it('onto the screen', () => {
    console.log(passcode());
  });
});
