import { unescape } from 'node:querystring';

import { sendMail, type SendMailOptions } from '../mailbox/send-mail.ts';
import { answerBatch } from './batch.ts';
import type { IntuneBrand } from './brand.ts';
import {
  getDevice,
  listDevices,
  listDevicesOfUser,
  remoteLock,
  resetPasscode,
  type DeviceEndpointsOptions,
} from './device-endpoints.ts';
import {
  checkMemberGroups,
  getUser,
  listMethods,
  type DirectoryEndpointsOptions,
} from './directory-endpoints.ts';
import type { GraphHandler, GraphReply, GraphRequest } from './graph-exchange.ts';
import { badRequest } from './graph-problems.ts';

interface Route {
  readonly method: string;
  /** The first group, where there is one, is the id. */
  readonly path: RegExp;
  readonly answer: (request: GraphRequest, id: string) => GraphReply | Promise<GraphReply>;
}

/** What the routes need. */
export interface GraphRoutesOptions
  extends DeviceEndpointsOptions, DirectoryEndpointsOptions, SendMailOptions {
  readonly brand: IntuneBrand;
  /** Answers the requests inside a batch. */
  readonly inner: GraphHandler;
}

/** Of the one `deviceManagement` of the sandbox's tenant. */
const DEVICE_MANAGEMENT_ID = 'e4c1f0a2-95d8-4b36-a7e9-0c3d5b2f8a61';

/** Path of a batch, which is no request to Intune itself. */
export const BATCH_PATH = '/$batch';

/** Makes the handler that finds the endpoint for a request. */
export function createGraphRoutes(options: GraphRoutesOptions): GraphHandler {
  const routes: readonly Route[] = [
    { method: 'GET', path: /^\/users\/([^/]+)\/managedDevices$/i, answer: listDevicesOfUser(options) },
    { method: 'GET', path: /^\/users\/([^/]+)$/i, answer: getUser(options) },
    { method: 'GET', path: /^\/users\/([^/]+)\/authentication\/methods$/i, answer: listMethods(options) },
    { method: 'POST', path: /^\/users\/([^/]+)\/checkMemberGroups$/i, answer: checkMemberGroups(options) },
    { method: 'POST', path: /^\/users\/([^/]+)\/sendMail$/i, answer: sendMail(options) },
    { method: 'GET', path: /^\/deviceManagement\/managedDevices$/i, answer: listDevices(options) },
    { method: 'GET', path: /^\/deviceManagement\/managedDevices\/([^/]+)$/i, answer: getDevice(options) },
    {
      method: 'POST',
      path: /^\/deviceManagement\/managedDevices\/([^/]+)\/resetPasscode$/i,
      answer: resetPasscode(options),
    },
    {
      method: 'POST',
      path: /^\/deviceManagement\/managedDevices\/([^/]+)\/remoteLock$/i,
      answer: remoteLock(options),
    },
    { method: 'GET', path: /^\/deviceManagement$/i, answer: showDeviceManagement(options.brand) },
    { method: 'POST', path: /^\/\$batch$/, answer: answerBatch(options.inner) },
  ];
  return (request) => {
    for (const route of routes) {
      const match = request.method === route.method ? route.path.exec(request.path) : null;
      if (match) return route.answer(request, unescape(match[1] ?? ''));
    }
    return badRequest(`Resource not found for the segment '${request.path.split('/').at(-1) ?? ''}'.`);
  };
}

/** `GET /deviceManagement`: the brand comes only where `$select` asks for it, as with Graph. */
function showDeviceManagement(brand: IntuneBrand): (request: GraphRequest) => GraphReply {
  return ({ query, root, version }) => {
    const wantsBrand = query.get('$select')?.split(',').includes('intuneBrand') ?? false;
    const context = `${root}/${version}/$metadata#deviceManagement${wantsBrand ? '(intuneBrand)' : ''}/$entity`;
    const shown = wantsBrand ? { intuneBrand: brand } : {};
    return { status: 200, body: { '@odata.context': context, id: DEVICE_MANAGEMENT_ID, ...shown } };
  };
}
