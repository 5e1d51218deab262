import { openIntune } from '../../services/intune/intune-ports.ts';
import type { DeskGround } from './desk-world.ts';
import { roomyBudget, roomyWatch } from './roomy-budget.ts';

/** The one request that resets. */
export const POST = { method: 'POST', pathPattern: '/v1.0/**/resetPasscode' };
/** How Intune is asked for the outcome. */
export const OUTCOME = { method: 'GET', pathPattern: '/v1.0/deviceManagement/managedDevices/*' };
/** How Intune is asked whose device it is. */
export const OWNER = { method: 'GET', pathPattern: '/beta/deviceManagement/managedDevices/*' };
export const LIST = { method: 'GET', pathPattern: '/beta/users/*/managedDevices' };

/** The real ports to Intune, with a time-out of their own. */
export function intuneOf({ world, clock, log }: DeskGround, timeoutMs = 5000): ReturnType<typeof openIntune> {
  const accessToken = async (): Promise<string> => (await world.graphCredential.getToken()).token;
  const budgets = { watchBudget: roomyWatch(), writeBudget: roomyBudget() };
  return openIntune({ baseUrl: world.graphUrl, accessToken, ...budgets, clock, log, timeoutMs });
}
