import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  ClaimsIdentity,
  ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { DirectTokenClient } from '../../bot/direct-token-client.ts';
import { readChannelFailure } from '../../dialogs/channel-failure.ts';
import { OneToken } from '../harness/one-token.ts';
import { createSignInActivity } from '../harness/sign-in-activity.ts';

const LINK = 'https://token.example/sign-in?id=1';
const ANSWERS: Readonly<Record<string, object>> = {
  '/base/api/usertoken/GetToken': { connectionName: 'c', token: 'e.y.J', expiration: '2026-01-01T00:00:00Z' },
  '/base/api/botsignin/GetSignInResource': {
    signInLink: LINK,
    tokenExchangeResource: { id: '1', uri: 'api://app', providerId: 'p' },
  },
  '/base/api/usertoken/GetTokenStatus': [],
};

type Answer = (res: ServerResponse) => unknown;
/** In two steps: restify, loaded somewhere else, makes `writeHead` return nothing. */
function reply(res: ServerResponse, code: number, body: string): void {
  res.writeHead(code, { 'content-type': 'application/json' });
  res.end(body);
}
const status = (code: number) => (res: ServerResponse) => {
  reply(res, code, '{"secret":"e.y.J"}');
};

describe('DirectTokenClient', () => {
  let server: Server;
  let sdk: UserTokenClient;
  let client: DirectTokenClient;
  let url: string;
  const signatures: (string | undefined)[] = [];
  const asked: string[] = [];
  /** Instead of what the service answers, one after the other. */
  const faults: Answer[] = [];

  function answer({ method = '', url = '', headers }: IncomingMessage, res: ServerResponse): void {
    asked.push(`${method} ${url}`);
    signatures.push(headers.authorization);
    const fault = faults.shift();
    if (fault !== undefined) {
      fault(res);
      return;
    }
    const [path = ''] = url.split('?');
    reply(res, 200, JSON.stringify(ANSWERS[path] ?? {}));
  }

  beforeEach(async () => {
    asked.length = 0;
    signatures.length = 0;
    faults.length = 0;
    server = createServer(answer).listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    url = `http://localhost:${port}/base`;
    sdk = await openSdk(url);
    client = new DirectTokenClient(sdk);
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const redeem = (by: UserTokenClient = client) => by.getUserToken('29:a b', 'c/1', 'msteams', '123456');
  const link = (by: UserTokenClient = client) => by.getSignInResource('c/1', createSignInActivity(), '');
  const signOut = (by: UserTokenClient = client) => by.signOutUser('29:a b', 'c/1', 'msteams');

  for (const [what, call] of Object.entries({ redeem, link, signOut })) {
    it(`asks as the SDK does: ${what}`, async () => {
      await call(sdk);
      await call();
      const [theirs, ours] = asked;
      assert.equal(ours, theirs);
    });

    it(`tries again what fails in passing: ${what}`, async () => {
      faults.push(status(503), (res) => res.destroy());
      await call();
      assert.equal(asked.length, 3);
    });

    it(`does not try again what is refused: ${what}`, async () => {
      faults.push(status(403));
      const failure = await failureOf(call());
      assert.deepEqual([readChannelFailure(failure).status, asked.length], [403, 1]);
    });
  }

  it('gives up in a few seconds, with an error that holds nothing of the answer or the code', async () => {
    faults.push(...Array.from({ length: 9 }, () => status(500)));
    const failure = await failureOf(redeem());
    assert.equal(readChannelFailure(failure).code, 'token-service.unavailable');
    assert.doesNotMatch(everythingIn(failure), /e\.y\.J|123456/);
  });

  for (const [what, call] of Object.entries({ redeem, link, signOut })) {
    it(`signs with the token of the moment: ${what}`, async () => {
      let moment = 'first';
      const signing = new DirectTokenClient(await openSdk(url, () => new OneToken(moment)));
      await call(signing);
      moment = 'second';
      await call(new DirectTokenClient(await openSdk(url, () => new OneToken(moment))));
      assert.deepEqual(signatures, ['Bearer first', 'Bearer second']);
    });

    it(`waits once for an answer that breaks off and does not end: ${what}`, async () => {
      faults.push((res) => {
        res.writeHead(200, { 'content-length': '100' });
        res.write('{"token":');
      });
      await assertGivenUp(call(new DirectTokenClient(sdk, 300)));
      assert.equal(asked.length, 1);
    });
  }

  it('waits once for a connection that is not made', async () => {
    let connections = 0;
    const mute = createTcpServer(() => (connections += 1)).listen(0, 'localhost');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const silent = await openSdk(`https://localhost:${port}`);

    await assertGivenUp(signOut(new DirectTokenClient(silent, 300)));

    assert.equal(connections, 1);
    mute.close();
  });

  it('tries no longer than for one answer, however many tries that are', async () => {
    faults.push(...Array.from({ length: 9 }, () => status(503)));
    await assertGivenUp(redeem(new DirectTokenClient(sdk, 300)));
    assert.equal(asked.length, 2);
  });

  it('calls no code wrong of which the answer may have been lost', async () => {
    faults.push((res) => res.destroy(), status(404));
    await assertGivenUp(redeem());
    assert.equal(asked.length, 2);
  });

  it('says nothing of an answer that is none', async () => {
    faults.push((res) => {
      reply(res, 200, 'e.y.J');
    });
    const failure = await failureOf(redeem());
    assert.doesNotMatch(everythingIn(failure), /e\.y\.J/);
  });

  it('gives the token', async () => {
    assert.deepEqual(await redeem(), ANSWERS['/base/api/usertoken/GetToken']);
  });

  it('has no token where the service knows none for the code', async () => {
    faults.push(status(404));
    assert.equal(await redeem(), undefined);
  });

  it('gives the link, and what else the service says of the connection', async () => {
    assert.deepEqual(await link(), await link(sdk));
  });

  it('is refused a link over a connection that the service does not know', async () => {
    faults.push(status(404));
    assert.equal(readChannelFailure(await failureOf(link())).status, 404);
  });

  it('takes somebody who is not signed in for signed out', async () => {
    faults.push(status(404));
    await signOut();
  });

  it('leaves everything else to the SDK', async () => {
    assert.deepEqual(await client.getTokenStatus('29:a', 'msteams', ''), []);
  });
});

/** The SDK's own client, of a bot that need not sign, or has something to sign with. */
function openSdk(OAuthUrl: string, sign?: () => OneToken): Promise<UserTokenClient> {
  const claims = [{ type: AuthenticationConstants.AudienceClaim, value: 'app' }];
  const factory = sign && new Signing(sign);
  return new ConfigurationBotFrameworkAuthentication({ OAuthUrl }, factory).createUserTokenClient(
    new ClaimsIdentity(claims, 'anonymous'),
  );
}

class Signing extends ServiceClientCredentialsFactory {
  readonly createCredentials: () => Promise<OneToken>;

  constructor(sign: () => OneToken) {
    super();
    this.createCredentials = () => Promise.resolve(sign());
  }

  isValidAppId(): Promise<boolean> {
    return Promise.resolve(true);
  }

  isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** Whoever waits for it is told to try again later. */
async function assertGivenUp(work: Promise<unknown>): Promise<void> {
  assert.equal(readChannelFailure(await failureOf(work)).code, 'token-service.unavailable');
}

function everythingIn(failure: Error): string {
  const { cause } = failure;
  return [failure, cause].map((each) => `${String(each)} ${JSON.stringify(each)}`).join(' ');
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  const [outcome] = await Promise.allSettled([work]);
  assert.ok(outcome.status === 'rejected' && outcome.reason instanceof Error);
  return outcome.reason;
}
