import { isEnded } from '../resets/transitions.ts';
import type { Reset } from '../resets/reset.ts';
import { caseDevice, deviceOfReset } from './case-device.ts';
import type { CaseDeps } from './case-deps.ts';
import { openCase } from './open-case.ts';
import { historyOf } from './reset-history.ts';
import type { Case, CaseDevice, CasePerson, CaseReason } from './case.ts';
import { changeCase } from './change-case.ts';

/** Opens a case for a reset that came to nothing, or whose outcome cannot be told. */
export async function openForReset(deps: CaseDeps, reset: Reset, user: CasePerson): Promise<Case> {
  const { id: resetId, tenantId, conversationId, locale, provenAt, failure } = reset;
  return openCase(deps, {
    ...{ reason: reasonOf(reset), tenantId, user, conversationId, resetId, provenAt },
    ...(failure === undefined ? {} : { detail: failure }),
    history: historyOf(reset),
    language: new Intl.Locale(locale).language,
    device: await describeDevice(deps, reset),
  });
}

function reasonOf({ state, undeliverable }: Reset): CaseReason {
  if (undeliverable === true) return 'undeliverable';
  return state === 'failed' || state === 'expired' ? state : 'asked';
}

/** As Intune describes it now; what the reset knows of it, where Intune cannot be asked or it is gone. */
async function describeDevice({ devices, log }: CaseDeps, reset: Reset): Promise<CaseDevice> {
  try {
    const device = await devices.findOwned(reset.userId, reset.device.id);
    if (device !== undefined) return caseDevice(device);
  } catch (error) {
    log.warn({ resetId: reset.id, error }, 'Device of a case not described by Intune');
  }
  return deviceOfReset(reset);
}

/** What became of a reset, for the case that it is about and for the figures. */
export async function noteReset(deps: CaseDeps, reset: Reset): Promise<void> {
  if (isEnded(reset)) await deps.figures.note(reset);
  const about = await findAbout(deps, reset);
  // Nearly no reset has a case. Whoever is told of an older step later must not write that into it.
  const latest = about && (await deps.resets.get(reset.id));
  if (about === undefined || latest === undefined) return;
  const detail = latest.failure ?? latest.state;
  await changeCase(deps, about.id, { kind: 'reset-moved', resetId: reset.id, detail });
}

/** A new reset of the device that a case is about is why it is open, or what came of it. */
async function findAbout({ store }: CaseDeps, { id, userId, device }: Reset): Promise<Case | undefined> {
  const [about, current] = await Promise.all([store.findByReset(id), store.current(userId)]);
  return about ?? (current?.device?.id === device.id ? current : undefined);
}
