import assert from 'node:assert/strict';
import { formatWeek } from '../../locales/format-week.ts';
import type { Hours } from '../../services/policy/hours-schema.ts';

const AMSTERDAM = 'Europe/Amsterdam';

function hours(...week: Hours['week']): Hours {
  return { timeZone: AMSTERDAM, week, exceptions: [] };
}

describe('formatWeek', () => {
  const office = hours(
    { days: ['friday', 'monday', 'tuesday', 'thursday', 'wednesday'], from: '08:00', to: '18:00' },
    { days: ['saturday'], from: '09:00', to: '12:00' },
  );

  it('joins days that follow each other, in the reader’s language', () => {
    const read = (language: 'en' | 'nl' | 'de' | 'fr') =>
      formatWeek(office, { language, timeZone: AMSTERDAM });
    assert.equal(read('en'), 'Mon–Fri 08:00–18:00, Sat 09:00–12:00');
    assert.equal(read('nl'), 'ma–vr 08:00–18:00, za 09:00–12:00');
    assert.equal(read('de'), 'Mo–Fr 08:00–18:00, Sa 09:00–12:00');
    assert.equal(read('fr'), 'lun.–ven. 08:00–18:00, sam. 09:00–12:00');
  });

  it('names single days one by one, each once', () => {
    const some = hours({ days: ['wednesday', 'monday', 'monday'], from: '10:00', to: '24:00' });
    assert.equal(formatWeek(some, { language: 'en', timeZone: AMSTERDAM }), 'Mon, Wed 10:00–24:00');
  });

  it('names the zone where the reader’s clock is another', () => {
    assert.match(formatWeek(office, { language: 'en', timeZone: 'UTC' }), / \(Europe\/Amsterdam\)$/);
  });
});
