import assert from 'node:assert/strict';
import { createPendingSignIns, LINK_TTL_MS } from '../../../sandbox/token-service/pending-sign-ins.ts';
import {
  holderOf,
  readSignInRequest,
  type SignInRequest,
} from '../../../sandbox/token-service/sign-in-request.ts';
import { createSettableClock } from '../../harness/settable-clock.ts';

const request: SignInRequest = {
  connectionName: 'reauth',
  conversation: {
    user: { id: '29:alex' },
    bot: { id: '28:bot' },
    conversation: { id: 'a:personal' },
    channelId: 'msteams',
    serviceUrl: 'http://localhost/connector',
  },
};

function encode(state: unknown): string {
  return Buffer.from(JSON.stringify(state)).toString('base64');
}

describe('A pending sign-in', () => {
  it('is not found by another id', () => {
    const pending = createPendingSignIns(createSettableClock());
    pending.begin(request);
    assert.equal(pending.find('guessed'), undefined);
  });

  it('ends with its link', () => {
    const clock = createSettableClock();
    const pending = createPendingSignIns(clock);
    const { id } = pending.begin(request);
    clock.advance(LINK_TTL_MS);
    assert.equal(pending.take(id), undefined);
  });

  it('comes back once', () => {
    const pending = createPendingSignIns(createSettableClock());
    const { id } = pending.begin(request);
    assert.equal(pending.take(id)?.request, request);
    assert.equal(pending.take(id), undefined);
    assert.equal(pending.find(id), undefined);
  });

  it('has an id and a verifier of its own', () => {
    const pending = createPendingSignIns(createSettableClock());
    const [first, second] = [pending.begin(request), pending.begin(request)];
    assert.notEqual(first.id, second.id);
    assert.notEqual(first.codeVerifier, second.codeVerifier);
  });
});

describe('A sign-in request', () => {
  for (const [what, state] of [
    ['nothing', ''],
    ['no JSON', 'bm8ganNvbg=='],
    ['JSON of something else', encode({ connectionName: 'reauth' })],
    ['a user without id', encode({ ...request, conversation: { ...request.conversation, user: {} } })],
  ] as const) {
    it(`is not read from ${what}`, () => {
      assert.equal(readSignInRequest(state), undefined);
    });
  }

  it('is read from the SDK’s state, with all that is known of the user', () => {
    const user = { id: '29:alex', name: 'Alex', aadObjectId: 'oid' };
    const read = readSignInRequest(encode({ ...request, conversation: { ...request.conversation, user } }));
    assert.deepEqual(read?.conversation.user, user);
  });

  it('is for one user, connection and channel', () => {
    assert.deepEqual(holderOf(request), {
      userId: '29:alex',
      connectionName: 'reauth',
      channelId: 'msteams',
    });
  });
});
