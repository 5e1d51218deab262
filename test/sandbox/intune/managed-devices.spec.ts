import assert from 'node:assert/strict';

import { ALEX, MEGAN } from '../../../sandbox/people.ts';
import { z } from 'zod';
import { draftPhone, startGraph, type GraphServer } from './graph-server.ts';

const List = z.object({
  '@odata.context': z.string(),
  '@odata.nextLink': z.string().optional(),
  value: z.array(z.record(z.string(), z.unknown())),
});
const Entity = z.record(z.string(), z.unknown());

describe('sandbox Intune: managed devices', () => {
  let graph: GraphServer;

  afterEach(async () => {
    await graph.close();
  });

  it('answers 401 without a token, and writes it down without the token', async () => {
    graph = await startGraph();

    const response = await fetch(`${graph.root}/beta/users/${ALEX.oid}/managedDevices`, {
      headers: { authorization: 'Bearer something-else' },
    });

    assert.equal(response.status, 401);
    assert.match(await response.text(), /"code":"InvalidAuthenticationToken"/);
    const journal = JSON.stringify(graph.intune.journal.list());
    assert.match(journal, /"status":401/);
    assert.doesNotMatch(journal, /something-else/);
  });

  it('answers 404 for a user that Entra does not know', async () => {
    graph = await startGraph();

    const answer = await graph.get('/beta/users/00000000-0000-0000-0000-000000000000/managedDevices');

    assert.equal(answer.status, 404);
    assert.match(JSON.stringify(answer.body), /"code":"Request_ResourceNotFound"/);
  });

  it('answers 404 for a device that Intune does not know', async () => {
    graph = await startGraph();

    const answer = await graph.get('/v1.0/deviceManagement/managedDevices/none');

    assert.equal(answer.status, 404);
    assert.match(JSON.stringify(answer.body), /"code":"ResourceNotFound"/);
  });

  it('answers 400 where $select names what the version does not have', async () => {
    graph = await startGraph({ seed: [draftPhone()] });

    const v1 = await graph.get('/v1.0/deviceManagement/managedDevices/phone?$select=id,deviceType');
    const beta = await graph.get('/beta/deviceManagement/managedDevices/phone?$select=id,deviceType');

    assert.equal(v1.status, 400);
    assert.match(JSON.stringify(v1.body), /Could not find a property named 'deviceType'/);
    assert.equal(Entity.parse(beta.body)['deviceType'], 'androidEnterprise');
  });

  it('answers 400 for a filter it does not know', async () => {
    graph = await startGraph();

    const answer = await graph.get("/v1.0/deviceManagement/managedDevices?$filter=model eq 'x'");

    assert.equal(answer.status, 400);
  });

  it('lists only the devices of the user, by path and by filter alike', async () => {
    graph = await startGraph({
      seed: [draftPhone(), draftPhone({ id: 'hers', owner: MEGAN })],
    });

    const byPath = await graph.get(`/beta/users/${ALEX.oid.toUpperCase()}/managedDevices`);
    const byFilter = await graph.get(`/beta/deviceManagement/managedDevices?$filter=userId eq '${ALEX.oid}'`);

    for (const { body } of [byPath, byFilter]) {
      assert.deepEqual(
        List.parse(body).value.map((device) => device['id']),
        ['phone'],
      );
    }
  });

  it('lists nothing for a user without devices', async () => {
    graph = await startGraph({ seed: [] });

    const answer = await graph.get(`/beta/users/${ALEX.oid}/managedDevices`);

    assert.deepEqual(List.parse(answer.body).value, []);
  });

  it('gives 200 devices page by page, each once, with the question repeated in every link', async () => {
    const seed = Array.from({ length: 200 }, (_, index) =>
      draftPhone({ id: `phone-${index}`, name: `\${x} **${index}** <b>` }),
    );
    graph = await startGraph({ seed, pageSize: 30 });

    const seen: unknown[] = [];
    let next: string | undefined = `/beta/users/${ALEX.oid}/managedDevices?$select=id,deviceName`;
    let pages = 0;
    while (next !== undefined) {
      const page: z.infer<typeof List> = List.parse((await graph.get(next)).body);
      seen.push(...page.value);
      next = page['@odata.nextLink'];
      pages += 1;
    }

    assert.equal(pages, 7);
    assert.deepEqual(
      seen,
      seed.map(({ id, name }) => ({ id, deviceName: name })),
    );
  });

  it('never gives more than $top on a page', async () => {
    graph = await startGraph({ pageSize: 10 });

    const page = List.parse((await graph.get(`/beta/users/${ALEX.oid}/managedDevices?$top=3`)).body);

    assert.equal(page.value.length, 3);
    assert.match(
      page['@odata.nextLink'] ?? '',
      new RegExp(`^${graph.root}/beta/users/.*\\$top=3&\\$skiptoken=3$`),
    );
  });

  it('names Android Enterprise kinds in beta only', async () => {
    graph = await startGraph({ seed: [draftPhone({ managementAgent: 'intuneAosp' })] });

    const v1 = Entity.parse((await graph.get('/v1.0/deviceManagement/managedDevices/phone')).body);
    const beta = Entity.parse((await graph.get('/beta/deviceManagement/managedDevices/phone')).body);

    assert.equal(beta['deviceEnrollmentType'], 'androidEnterpriseFullyManaged');
    assert.equal(beta['managementAgent'], 'intuneAosp');
    assert.equal(v1['deviceEnrollmentType'], 'unknown');
    assert.equal(v1['managementAgent'], 'unknown');
    assert.ok(!('deviceType' in v1) && !('managementState' in v1));
  });

  it('finds a device whatever the case of its id', async () => {
    graph = await startGraph({ seed: [draftPhone()] });

    const answer = await graph.get('/v1.0/deviceManagement/managedDevices/PHONE?$select=id');

    const { '@odata.context': context, ...entity } = Entity.parse(answer.body);
    assert.deepEqual(entity, { id: 'phone' });
    assert.match(String(context), /\$metadata#deviceManagement\/managedDevices\(id\)\/\$entity$/);
  });

  it('shows the support contact where $select asks for it', async () => {
    graph = await startGraph();

    const asked = Entity.parse((await graph.get('/v1.0/deviceManagement?$select=intuneBrand')).body);
    const plain = Entity.parse((await graph.get('/v1.0/deviceManagement')).body);

    const brand = Entity.parse(asked['intuneBrand']);
    for (const name of ['contactITName', 'contactITPhoneNumber', 'contactITEmailAddress', 'contactITNotes']) {
      assert.equal(typeof brand[name], 'string', name);
    }
    assert.equal(brand['onlineSupportSiteUrl'], 'https://support.contoso.example');
    assert.ok(!('intuneBrand' in plain));
  });

  it('answers 400 for paths and versions it does not have', async () => {
    graph = await startGraph();

    assert.equal((await graph.get('/v1.0/me')).status, 400);
    assert.equal((await graph.get('/v2.0/users')).status, 400);
    assert.equal((await graph.post('/v1.0/deviceManagement/managedDevices/phone/wipe')).status, 400);
  });
});
