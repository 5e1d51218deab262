import type { DeviceWorld } from './device-world.ts';
import type { GraphReply, GraphRequest } from './graph-exchange.ts';
import { badRequest, deviceNotFound, refusedByIntune, userNotFound } from './graph-problems.ts';
import { MANAGED_DEVICE_PROPERTIES, viewDevice, viewListedDevice } from './managed-device-view.ts';
import { nextLink, readSelect, readUserFilter, select, takePage } from './odata.ts';

/** What the endpoints of managed devices need. */
export interface DeviceEndpointsOptions {
  readonly world: DeviceWorld;
  /** Whether Entra knows a user by this object id. */
  readonly knowsUser: (oid: string) => boolean;
  /** The most devices in one answer. */
  readonly pageSize: number;
}

/** Answers a request to one path; `id` is what stands in the path's variable part. */
export type Endpoint = (request: GraphRequest, id: string) => GraphReply;

/** `GET /users/{id}/managedDevices` */
export function listDevicesOfUser(options: DeviceEndpointsOptions): Endpoint {
  return (request, id) => (options.knowsUser(id) ? sendList(request, options, id) : userNotFound(id));
}

/** `GET /deviceManagement/managedDevices`, of one user where `$filter` says so. */
export function listDevices(options: DeviceEndpointsOptions): Endpoint {
  return (request) => {
    const filter = request.query.get('$filter');
    if (filter === null) return sendList(request, options, undefined);
    const oid = readUserFilter(filter);
    return oid === undefined ? badRequest('Invalid filter clause') : sendList(request, options, oid);
  };
}

/** `GET /deviceManagement/managedDevices/{id}` */
export function getDevice({ world }: DeviceEndpointsOptions): Endpoint {
  return (request, id) => {
    const names = readSelect(request.query, MANAGED_DEVICE_PROPERTIES[request.version]);
    if (!names.ok) return badRequest(names.error);
    const device = world.get(id);
    if (!device) return deviceNotFound(id);
    const context = `${contextOf(request, 'deviceManagement/managedDevices', names.value)}/$entity`;
    const entity = select(viewDevice(device.managed, request.version), names.value);
    return { status: 200, body: { '@odata.context': context, ...entity } };
  };
}

/** `POST /deviceManagement/managedDevices/{id}/resetPasscode` */
export function resetPasscode({ world }: DeviceEndpointsOptions): Endpoint {
  return (_request, id) => {
    const device = world.get(id);
    if (!device) return deviceNotFound(id);
    if (device.reset === 'refused') return refusedByIntune();
    world.requestReset(id);
    return { status: 204 };
  };
}

/** `POST /deviceManagement/managedDevices/{id}/remoteLock`: as if somebody pressed the button at its side. */
export function remoteLock({ world }: DeviceEndpointsOptions): Endpoint {
  return (_request, id) => {
    const device = world.get(id);
    if (!device) return deviceNotFound(id);
    world.change(id, { lock: { ...device.lock, isOpen: false } });
    return { status: 204 };
  };
}

function sendList(
  request: GraphRequest,
  { world, pageSize }: DeviceEndpointsOptions,
  oid: string | undefined,
): GraphReply {
  const names = readSelect(request.query, MANAGED_DEVICE_PROPERTIES[request.version]);
  if (!names.ok) return badRequest(names.error);
  const devices = oid === undefined ? world.list() : world.listOf(oid);
  const page = takePage(devices, request.query, pageSize);
  const url = `${request.root}/${request.version}${request.path}`;
  const next =
    page.nextSkip === undefined ? {} : { '@odata.nextLink': nextLink(url, request.query, page.nextSkip) };
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, 'deviceManagement/managedDevices', names.value),
      '@odata.count': page.items.length,
      ...next,
      value: page.items.map(({ managed }) => select(viewListedDevice(managed, request.version), names.value)),
    },
  };
}

function contextOf(request: GraphRequest, set: string, names: readonly string[] | undefined): string {
  const selected = names ? `(${names.join(',')})` : '';
  return `${request.root}/${request.version}/$metadata#${set}${selected}`;
}
