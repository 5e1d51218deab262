import assert from 'node:assert/strict';

import type { Graph } from '../../../services/intune/graph.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import { createSupportContactSource } from '../../../services/intune/support-contact.ts';

const BRAND = {
  contactITName: 'IT desk',
  contactITPhoneNumber: '+31 20 1234567',
  contactITEmailAddress: 'it@example.com',
  contactITNotes: ' ',
  onlineSupportSiteName: 'Help',
  onlineSupportSiteUrl: 'https://help.example.com/',
};

/** A Graph whose branding, or failure, the test sets as it goes. */
function brandedGraph(first: unknown): { graph: Graph; answer: unknown; reads: number } {
  const state = { answer: first, reads: 0 };
  const unused = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  const graph: Graph = {
    get: () => {
      state.reads += 1;
      return state.answer instanceof Error ? Promise.reject(state.answer) : Promise.resolve(state.answer);
    },
    getMany: unused,
    follow: unused,
    post: unused,
  };
  return Object.assign(state, { graph });
}

const away = (): GraphError => new GraphError('graph.unavailable', { retryable: true });

describe('support contact', () => {
  it('fails where Intune was never reached', async () => {
    const { graph } = brandedGraph(away());
    await assert.rejects(createSupportContactSource(graph, { now: () => 0 }).read(), {
      code: 'graph.unavailable',
    });
  });

  for (const answer of [null, 'x', { intuneBrand: 5 }]) {
    it(`refuses an answer of another shape: ${JSON.stringify(answer)}`, () => {
      const { graph } = brandedGraph(answer);
      return assert.rejects(createSupportContactSource(graph, { now: () => 0 }).read(), {
        code: 'graph.unexpected-response',
      });
    });
  }

  for (const answer of [
    {},
    { intuneBrand: null },
    { intuneBrand: { contactITName: '', contactITNotes: null } },
  ]) {
    it(`knows of no contact in ${JSON.stringify(answer)}`, async () => {
      const { graph } = brandedGraph(answer);
      assert.equal(await createSupportContactSource(graph, { now: () => 0 }).read(), undefined);
    });
  }

  for (const onlineSupportSiteUrl of ['javascript:alert(1)', 'help', 'file:///etc/passwd', 7]) {
    it(`gives out no link to ${onlineSupportSiteUrl.toString()}`, async () => {
      const { graph } = brandedGraph({ intuneBrand: { ...BRAND, onlineSupportSiteUrl } });
      const contact = await createSupportContactSource(graph, { now: () => 0 }).read();
      assert.equal(contact?.site, undefined);
      assert.equal(contact?.phone, BRAND.contactITPhoneNumber);
    });
  }

  it('reads all fields, empty ones as absent', async () => {
    const { graph } = brandedGraph({ intuneBrand: BRAND });
    assert.deepEqual(await createSupportContactSource(graph, { now: () => 0 }).read(), {
      name: 'IT desk',
      phone: '+31 20 1234567',
      email: 'it@example.com',
      notes: undefined,
      site: { name: 'Help', url: 'https://help.example.com/' },
    });
  });

  it('names a site without a name by its host', async () => {
    const { graph } = brandedGraph({ intuneBrand: { ...BRAND, onlineSupportSiteName: null } });
    const contact = await createSupportContactSource(graph, { now: () => 0 }).read();
    assert.equal(contact?.site?.name, 'help.example.com');
  });

  it('asks again only when the time is over', async () => {
    const intune = brandedGraph({ intuneBrand: BRAND });
    let now = 0;
    const source = createSupportContactSource(intune.graph, { now: () => now }, { ttlMs: 1000 });
    await source.read();
    now = 999;
    await source.read();
    assert.equal(intune.reads, 1);
    now = 1000;
    intune.answer = { intuneBrand: { ...BRAND, contactITName: 'New desk' } };
    assert.equal((await source.read())?.name, 'New desk');
  });

  it('gives out the last contact while Intune is away, without asking each time', async () => {
    const intune = brandedGraph({ intuneBrand: BRAND });
    let now = 0;
    const source = createSupportContactSource(intune.graph, { now: () => now }, { ttlMs: 1000 });
    await source.read();
    now = 5000;
    intune.answer = away();
    assert.equal((await source.read())?.name, 'IT desk');
    assert.equal((await source.read())?.name, 'IT desk');
    assert.equal(intune.reads, 2);
  });
});
