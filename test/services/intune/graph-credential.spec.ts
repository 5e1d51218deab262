import assert from 'node:assert/strict';

import type { TokenCredential } from '@azure/identity';

import { createGraphCredential } from '../../../services/intune/graph-credential.ts';

const TARGET = { baseUrl: 'https://graph.microsoft.us/', timeoutMs: 30 };

const failing = (message: string): TokenCredential => ({
  getToken: () => Promise.reject(new Error(message)),
});

describe('graph credential', () => {
  it('takes a refusal by Entra as final, with its number', () =>
    assert.rejects(
      createGraphCredential(
        failing('invalid_client: AADSTS7000215: Invalid client secret provided.'),
        TARGET,
      )(),
      { code: 'graph.unauthorized', retryable: false, graphCode: 'AADSTS7000215' },
    ));

  it('takes any other failure as passing: nothing was sent', () =>
    assert.rejects(createGraphCredential(failing('getaddrinfo ENOTFOUND'), TARGET)(), {
      code: 'graph.not-sent',
      retryable: true,
    }));

  it('takes no token for a failure', () =>
    assert.rejects(createGraphCredential({ getToken: () => Promise.resolve(null) }, TARGET)(), {
      code: 'graph.not-sent',
    }));

  it('gives up in time', () => {
    const waiting: TokenCredential = {
      getToken: (_scope, options) =>
        new Promise((_resolve, reject) => {
          // Keeps the process awake, as a socket would: the time-out itself does not.
          const socket = setTimeout(() => undefined, 5000);
          options?.abortSignal?.addEventListener('abort', () => {
            clearTimeout(socket);
            reject(new Error('aborted'));
          });
        }),
    };
    return assert.rejects(createGraphCredential(waiting, TARGET)(), { code: 'graph.not-sent' });
  });

  it('asks for the Graph of its own cloud', async () => {
    const asked: unknown[] = [];
    const credential: TokenCredential = {
      getToken: (scope) => {
        asked.push(scope);
        return Promise.resolve({ token: 'the-token', expiresOnTimestamp: 1 });
      },
    };
    assert.equal(await createGraphCredential(credential, TARGET)(), 'the-token');
    assert.deepEqual(asked, ['https://graph.microsoft.us/.default']);
  });
});
