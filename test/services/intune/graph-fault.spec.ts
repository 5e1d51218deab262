import assert from 'node:assert/strict';

import { readGraphFault } from '../../../services/intune/graph-fault.ts';

const NOTHING = { code: undefined, requestId: undefined, detail: undefined };

describe('readGraphFault', () => {
  for (const body of ['', '<html>502</html>', '[]', 'null', '{"error":"invalid_client"}', '{"error":null}']) {
    it(`finds nothing in ${body || 'an empty body'}`, () => {
      assert.deepEqual(readGraphFault(body), NOTHING);
    });
  }

  it('survives fields of the wrong type', () => {
    assert.deepEqual(readGraphFault('{"error":{"code":7,"message":{},"innerError":3}}'), NOTHING);
  });

  it('reads a plain error', () => {
    const body = { error: { code: 'BadRequest', message: 'No.', innerError: { 'request-id': 'r' } } };
    assert.deepEqual(readGraphFault(JSON.stringify(body)), {
      code: 'BadRequest',
      requestId: 'r',
      detail: 'No.',
    });
  });

  it('prefers the error wrapped in the message', () => {
    const message = '{\r\n  "_version": 3,\r\n  "ErrorCode": "Forbidden",\r\n  "Message": "Needs X"\r\n}';
    const fault = readGraphFault(JSON.stringify({ error: { code: 'UnknownError', message } }));
    assert.deepEqual([fault.code, fault.detail], ['Forbidden', 'Needs X']);
  });

  it('keeps the code where the message is JSON of another kind', () => {
    const fault = readGraphFault(JSON.stringify({ error: { code: 'UnknownError', message: '{"a":1}' } }));
    assert.equal(fault.code, 'UnknownError');
  });

  it('cuts long details', () => {
    const fault = readGraphFault(JSON.stringify({ error: { code: 'X', message: 'y'.repeat(9000) } }));
    assert.equal(fault.detail?.length, 500);
  });
});
