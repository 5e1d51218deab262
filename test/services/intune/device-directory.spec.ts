import assert from 'node:assert/strict';

import { createDeviceDirectory } from '../../../services/intune/device-directory.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import type { Graph } from '../../../services/intune/graph.ts';
import { json, startGraphServer, withGraph, type SeenRequest } from './graph-server.ts';
import { managedDevice, MINE, PHONE, TABLET, THEIRS } from './managed-device.ts';
import { recordLog } from './record-log.ts';

const isGraphError =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof GraphError && error.code === code;

const directoryOn = (graph: Graph): ReturnType<typeof createDeviceDirectory> =>
  createDeviceDirectory(graph, recordLog().log);

/** A Graph that answers every request with the same page of devices. */
const onePage = (...value: unknown[]) =>
  [
    (_request: SeenRequest, response: Parameters<typeof json>[0]): void => {
      json(response, 200, { value });
    },
  ] as const;

describe('device directory', () => {
  describe('listOwned', () => {
    it('leaves out devices of others and of nobody, even where Graph lists them', () =>
      withGraph(
        ...onePage(
          managedDevice({ id: TABLET, userId: THEIRS }),
          managedDevice(),
          managedDevice({ id: TABLET, userId: '' }),
          managedDevice({ id: TABLET, userId: null }),
        ),
        async (graph) => {
          const devices = await directoryOn(graph).listOwned(MINE);
          assert.deepEqual(
            devices.map(({ id }) => id),
            [PHONE],
          );
        },
      ));

    for (const userId of ['', 'me', `${MINE}/../x`, `${MINE}?$select=id`, '../../deviceManagement']) {
      it(`asks nothing for a user id that is none: ${JSON.stringify(userId)}`, () =>
        withGraph(...onePage(managedDevice({ userId })), async (graph, { seen }) => {
          assert.deepEqual(await directoryOn(graph).listOwned(userId), []);
          assert.equal(seen.length, 0);
        }));
    }

    it('shows the others where one device cannot be read, and logs only its id', () => {
      const { log, lines } = recordLog();
      return withGraph(
        ...onePage(
          managedDevice({ id: TABLET, deviceName: 5, serialNumber: 'S3RIAL' }),
          null,
          managedDevice({ id: '../x' }),
          managedDevice(),
        ),
        async (graph) => {
          const devices = await createDeviceDirectory(graph, log).listOwned(MINE);
          assert.equal(devices.length, 1);
          assert.deepEqual(
            lines.map(({ level, facts }) => [level, facts]),
            [
              ['warn', { deviceId: TABLET }],
              ['warn', { deviceId: undefined }],
              ['warn', { deviceId: undefined }],
            ],
          );
        },
      );
    });

    it('sends no token to another origin that a page links to', async () => {
      const evil = await startGraphServer(...onePage());
      try {
        await withGraph(
          (_request, response) => {
            json(response, 200, { value: [], '@odata.nextLink': `${evil.origin}/graph/beta/x` });
          },
          async (graph) => {
            await assert.rejects(
              directoryOn(graph).listOwned(MINE),
              isGraphError('graph.unexpected-response'),
            );
          },
        );
        assert.equal(evil.seen.length, 0);
      } finally {
        await evil.close();
      }
    });

    it('stops at a list that links to itself', () => {
      const { log, lines } = recordLog();
      return withGraph(
        (request, response) => {
          const link = `http://${response.req.headers.host ?? ''}${request.url}`;
          json(response, 200, { value: [managedDevice()], '@odata.nextLink': link });
        },
        async (graph, { seen }) => {
          await createDeviceDirectory(graph, log).listOwned(MINE);
          assert.equal(seen.length, 20);
          assert.equal(lines.at(-1)?.level, 'warn');
        },
      );
    });

    for (const body of [[], {}, { value: {} }, 'x']) {
      it(`refuses an answer that is no page: ${JSON.stringify(body)}`, () =>
        withGraph(
          (_request, response) => {
            json(response, 200, body);
          },
          (graph) =>
            assert.rejects(directoryOn(graph).listOwned(MINE), isGraphError('graph.unexpected-response')),
        ));
    }

    it('passes on that Graph forbids it', () =>
      withGraph(
        (_request, response) => {
          json(response, 403, {});
        },
        (graph) => assert.rejects(directoryOn(graph).listOwned(MINE), isGraphError('graph.forbidden')),
      ));

    it('reads all pages, in order', () =>
      withGraph(
        (request, response) => {
          const page = Number(request.query.get('$skiptoken') ?? 0);
          const link = `http://${response.req.headers.host ?? ''}${request.path}?$skiptoken=${page + 1}`;
          json(response, 200, {
            value: [managedDevice({ deviceName: `device ${page}` })],
            ...(page < 2 ? { '@odata.nextLink': link } : {}),
          });
        },
        async (graph, { seen }) => {
          const devices = await directoryOn(graph).listOwned(MINE.toUpperCase());
          assert.deepEqual(
            devices.map(({ name }) => name),
            ['device 0', 'device 1', 'device 2'],
          );
          assert.equal(seen[0]?.path, `/graph/beta/users/${MINE.toUpperCase()}/managedDevices`);
        },
      ));

    it('asks with a filter where it is told to', () =>
      withGraph(...onePage(managedDevice()), async (graph, { seen }) => {
        const devices = await createDeviceDirectory(graph, recordLog().log, 'filter').listOwned(MINE);
        assert.equal(devices.length, 1);
        assert.equal(seen[0]?.path, '/graph/beta/deviceManagement/managedDevices');
        assert.equal(seen[0].query.get('$filter'), `userId eq '${MINE}'`);
      }));

    it('translates every field', () =>
      withGraph(...onePage(managedDevice({ userId: MINE.toUpperCase() })), async (graph, { seen }) => {
        const [device] = await directoryOn(graph).listOwned(MINE);
        assert.deepEqual(device, {
          id: PHONE,
          userId: MINE,
          name: 'Phone of Alex',
          manufacturer: 'Google',
          model: 'Pixel 8',
          operatingSystem: 'Android',
          osVersion: '14',
          deviceType: 'androidForWork',
          enrollmentType: 'userEnrollment',
          managementAgent: 'mdm',
          managementState: 'managed',
          ownership: 'personal',
          isSupervised: false,
          enrolledAt: Date.parse('2025-05-01T08:00:00.123Z'),
          lastContactAt: undefined,
        });
        assert.match(seen[0]?.query.get('$select') ?? '', /^id,userId,deviceName,/);
      }));

    it('keeps devices with enum values never seen before, and with fields absent', () =>
      withGraph(
        ...onePage(
          managedDevice({
            deviceType: 'hologram',
            managedDeviceOwnerType: 'shared',
            managementState: 'beamed',
          }),
          { id: TABLET, userId: MINE },
        ),
        async (graph) => {
          const [odd, bare] = await directoryOn(graph).listOwned(MINE);
          assert.deepEqual(
            [odd?.deviceType, odd?.ownership, odd?.managementState],
            ['hologram', 'unknown', 'beamed'],
          );
          assert.deepEqual([bare?.deviceType, bare?.enrollmentType, bare?.name], ['unknown', 'unknown', '']);
        },
      ));
  });

  describe('findOwned', () => {
    const oneDevice = (body: unknown, status = 200) =>
      [
        (_request: SeenRequest, response: Parameters<typeof json>[0]): void => {
          json(response, status, body);
        },
      ] as const;

    it('answers the same for a foreign device, an unknown one and an id that is none', async () => {
      await withGraph(...oneDevice(managedDevice({ userId: THEIRS })), async (graph) => {
        assert.equal(await directoryOn(graph).findOwned(MINE, PHONE), undefined);
      });
      await withGraph(...oneDevice({}, 404), async (graph) => {
        assert.equal(await directoryOn(graph).findOwned(MINE, PHONE), undefined);
      });
      await withGraph(...oneDevice(managedDevice()), async (graph, { seen }) => {
        assert.equal(await directoryOn(graph).findOwned(MINE, `${PHONE}/../${TABLET}`), undefined);
        assert.equal(await directoryOn(graph).findOwned('', PHONE), undefined);
        assert.equal(seen.length, 0);
      });
    });

    it("never takes a device without an owner for somebody's", () =>
      withGraph(...oneDevice(managedDevice({ userId: null })), async (graph) => {
        assert.equal(await directoryOn(graph).findOwned(MINE, PHONE), undefined);
      }));

    it('refuses a device that cannot be read', () =>
      withGraph(...oneDevice(managedDevice({ userId: 7 })), (graph) =>
        assert.rejects(directoryOn(graph).findOwned(MINE, PHONE), isGraphError('graph.unexpected-response')),
      ));

    it('passes on that Graph is away', () =>
      withGraph(...oneDevice({}, 500), (graph) =>
        assert.rejects(directoryOn(graph).findOwned(MINE, PHONE), isGraphError('graph.unavailable')),
      ));

    it("finds the person's own device, from beta", () =>
      withGraph(...oneDevice(managedDevice()), async (graph, { seen }) => {
        const device = await directoryOn(graph).findOwned(MINE.toUpperCase(), PHONE);
        assert.equal(device?.id, PHONE);
        assert.equal(seen[0]?.path, `/graph/beta/deviceManagement/managedDevices/${PHONE}`);
      }));
  });
});
