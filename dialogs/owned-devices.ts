import type { TurnContext } from 'botbuilder';
import type { DeviceDirectory } from '../services/devices/device-directory.ts';
import type { Device } from '../services/devices/device.ts';
import { scopeOf } from './turn.ts';

const OWNED = Symbol('passcode-desk.owned-devices');
const FOUND = Symbol('passcode-desk.found-devices');

/**
 * The devices of this turn's person, asked for once in a turn however many steps of a conversation show them. What is
 * then done to one of them asks for that one again.
 */
export function listOwnedOnce(
  devices: Pick<DeviceDirectory, 'listOwned'>,
  context: TurnContext,
): Promise<readonly Device[]> {
  const known: Promise<readonly Device[]> | undefined = context.turnState.get(OWNED);
  if (known !== undefined) return known;
  const asked = devices.listOwned(scopeOf(context).turn.sender.oid);
  context.turnState.set(OWNED, asked);
  return asked;
}

/**
 * One device of this turn's person, asked for once in a turn: choosing it and beginning with it are one step of theirs.
 * What a later turn does to it asks again.
 *
 * @returns As {@link DeviceDirectory.findOwned}.
 */
export function findOwnedOnce(
  devices: Pick<DeviceDirectory, 'findOwned'>,
  context: TurnContext,
  deviceId: string,
): Promise<Device | undefined> {
  const known: Map<string, Promise<Device | undefined>> | undefined = context.turnState.get(FOUND);
  const found = known ?? new Map<string, Promise<Device | undefined>>();
  context.turnState.set(FOUND, found);
  const asked = found.get(deviceId) ?? devices.findOwned(scopeOf(context).turn.sender.oid, deviceId);
  found.set(deviceId, asked);
  return asked;
}
