import type { TurnContext } from 'botbuilder';
import type { DeviceDirectory } from '../services/devices/device-directory.ts';
import type { Device } from '../services/devices/device.ts';
import { scopeOf } from './turn.ts';

const OWNED = Symbol('passcode-desk.owned-devices');

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
