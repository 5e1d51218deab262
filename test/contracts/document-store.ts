import assert from 'node:assert/strict';
import type { DocumentStore, VersionedDocument } from '../../services/platform/document-store.ts';

/** Keys as the Bot Framework makes them, and worse. */
const CRAZY_KEYS = [
  'msteams/conversations/19:abc_def@unq.gbl.spaces/',
  '!@#$%^&*()_+-=[]{}|;:,.<>?/\\"\'`~',
  'ключ 鍵 🔑',
  '{tag}in{the}middle',
  '__proto__',
  ' ',
];

/** What the Bot Framework's `Storage` promises: its own base cases, and those it leaves out. */
export function describeDocumentStore(name: string, open: () => DocumentStore): void {
  describe(`${name} as a document store`, () => {
    it('has nothing for no keys and for unknown keys', async () => {
      const store = open();
      assert.deepEqual(await store.read([]), {});
      assert.deepEqual(await store.read(['unknown']), {});
    });

    it('does not mind writing nothing and deleting what is not there', async () => {
      const store = open();
      await store.write({});
      await store.delete(['unknown']);
      await store.delete([]);
    });

    it('rejects a stale eTag and keeps what is there', async () => {
      const store = open();
      await store.write({ a: { count: 1 } });
      const stale = await readOne(store, 'a');
      await store.write({ a: { ...stale, count: 2 } });
      await assert.rejects(store.write({ a: { ...stale, count: 3 } }), /eTag conflict/);
      assert.equal((await readOne(store, 'a'))['count'], 2);
    });

    it('rejects the eTag of a document that was deleted since', async () => {
      const store = open();
      await store.write({ a: { count: 1 } });
      const read = await readOne(store, 'a');
      await store.delete(['a']);
      await assert.rejects(store.write({ a: read }), /eTag conflict/);
    });

    it('rejects several when one has a stale eTag, and keeps that one as it is', async () => {
      const store = open();
      await store.write({ a: { count: 1 }, b: { count: 1 } });
      await assert.rejects(
        store.write({ a: { count: 2 }, b: { count: 2, eTag: 'stale' } }),
        /"b".*eTag conflict/,
      );
      assert.equal((await readOne(store, 'b'))['count'], 1);
    });

    it('lets one of ten writers from the same version win', async () => {
      const store = open();
      await store.write({ a: { count: 0 } });
      const read = await readOne(store, 'a');
      const writes = Array.from({ length: 10 }, (_, i) => store.write({ a: { ...read, count: i } }));
      const results = await Promise.allSettled(writes);
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    });

    for (const guard of [{ eTag: '*' }, { eTag: '' }, {}]) {
      it(`overwrites whatever is there with ${JSON.stringify(guard)}`, async () => {
        const store = open();
        await store.write({ a: { count: 1 } });
        await store.write({ a: { count: 2, ...guard } });
        assert.equal((await readOne(store, 'a'))['count'], 2);
      });
    }

    it('creates an object and reads back what was written', async () => {
      const store = open();
      const nested = { list: [1, { deep: 'é 🔑' }], nothing: null, flag: false };
      await store.write({ a: { nested, text: '' } });
      const { eTag, ...fields } = await readOne(store, 'a');
      assert.deepEqual(fields, { nested, text: '' });
      assert.ok(eTag);
    });

    it('gives a new eTag with every write', async () => {
      const store = open();
      const seen = new Set<unknown>();
      for (let i = 0; i < 5; i += 1) {
        await store.write({ a: { same: true } });
        seen.add((await readOne(store, 'a')).eTag);
      }
      assert.equal(seen.size, 5);
    });

    it('gives out copies: changing one changes nothing that is stored', async () => {
      const store = open();
      const written = { list: ['one'] };
      await store.write({ a: written });
      written.list.push('two');
      const read = await readOne(store, 'a');
      read['list'] = 'gone';
      assert.deepEqual((await readOne(store, 'a'))['list'], ['one']);
    });

    for (const key of CRAZY_KEYS) {
      it(`takes any characters in a key: ${JSON.stringify(key)}`, async () => {
        const store = open();
        await store.write(Object.fromEntries([[key, { here: true }]]));
        const found = Object.entries(await store.read([key]));
        assert.deepEqual(
          found.map(([name, document]) => [name, document['here']]),
          [[key, true]],
        );
        await store.delete([key]);
        assert.deepEqual(await store.read([key]), {});
      });
    }

    it('gives a place back with what it writes', async () => {
      const store = open();
      let left = 0;
      await store.write({ a: { n: 1 } }, { leave: () => void (left += 1) });
      assert.ok(left > 0);
      assert.equal((await readOne(store, 'a'))['n'], 1);
    });

    it('reads, writes and deletes many at once', async () => {
      const store = open();
      await store.write({ a: { n: 1 }, b: { n: 2 }, c: { n: 3 } });
      await store.delete(['a', 'b']);
      assert.deepEqual(Object.keys(await store.read(['a', 'b', 'c', 'd'])), ['c']);
    });
  });
}

async function readOne(store: DocumentStore, key: string): Promise<VersionedDocument> {
  const document = (await store.read([key]))[key];
  assert.ok(document !== undefined, `nothing under ${key}`);
  return document;
}
