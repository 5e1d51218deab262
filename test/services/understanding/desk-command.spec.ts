import assert from 'node:assert/strict';
import { type DeskCommand, understandDeskCommand } from '../../../services/understanding/desk-command.ts';

const COMMANDS: readonly (readonly [DeskCommand, ...string[]])[] = [
  [{ kind: 'cases' }, 'cases', ' Cases! ', 'meldingen', 'Fälle', 'Fälle anzeigen', 'dossiers'],
  [
    { kind: 'case', number: 1042 },
    'case HD-1042',
    'HD-1042',
    'hd1042',
    '1042',
    'melding 1042',
    'Fall: hd 1042',
  ],
  [{ kind: 'case', number: undefined }, 'case', 'melding', 'Fall', 'dossier'],
  [{ kind: 'stats' }, 'stats', 'cijfers', 'Zahlen', 'statistiques'],
  [
    { kind: 'use-channel' },
    'use this channel',
    'Gebruik dit kanaal.',
    'diesen Kanal verwenden',
    'utiliser ce canal',
  ],
  [{ kind: 'pause', reason: '' }, 'pause', 'Pause resets', 'pauzeer', 'anhalten', 'suspendre'],
  [
    { kind: 'pause', reason: 'Lost badges' },
    'pause: Lost badges',
    'pause resets – Lost badges',
    'anhalten Lost badges',
  ],
  [{ kind: 'resume' }, 'resume', 'hervat', 'fortsetzen', 'reprendre'],
  [{ kind: 'status' }, 'status', 'Status', 'état'],
  [{ kind: 'unblock', whom: '' }, 'unblock', 'deblokkeer', 'freigeben', 'débloquer'],
  [{ kind: 'unblock', whom: '@Alex' }, 'unblock @Alex', 'Freigeben: @Alex'],
  [{ kind: 'help' }, 'help', 'Hulp', 'Hilfe', 'aide'],
  [
    { kind: 'unknown' },
    '',
    'the cases of my glasses',
    'case closed',
    'stats please do something',
    'should we pause?',
    'pause?',
    'we pause the music',
    'resume the talk',
    'do not use this channel',
    'use this channel for lunch',
    'HD-1042 is a mess',
    'HD-12345678901',
  ],
];

describe('understandDeskCommand', () => {
  for (const [expected, ...texts] of COMMANDS) {
    for (const text of texts) {
      it(`reads “${text}” as ${expected.kind}`, () => {
        assert.deepEqual(understandDeskCommand(text), expected);
      });
    }
  }

  it('reads a reason as it was written', () => {
    assert.deepEqual(understandDeskCommand('suspendre Badges volés, site de Gand'), {
      kind: 'pause',
      reason: 'Badges volés, site de Gand',
    });
  });
});
