import type { CaseErrand } from './case-errand.ts';
import type { CaseNews } from './case-news.ts';
import { isOpen } from './case-transitions.ts';
import { type Case, isAway } from './case.ts';

/** Whether an errand has become pointless while it waited: the case moved on, and what it would say is not so. */
export function isMoot(about: Case, errand: CaseErrand): boolean {
  switch (errand.kind) {
    case 'remind':
      return about.state !== 'open' && !(about.state === 'claimed' && about.priority === 'urgent');
    case 'tell':
      return isOldNews(about, errand.news);
    default:
      return false;
  }
}

function isOldNews(about: Case, news: CaseNews): boolean {
  switch (news) {
    case 'claimed':
      return about.claimedBy === undefined;
    case 'released':
    case 'out-of-hours':
      return about.state !== 'open';
    case 'resolved':
      return about.resolution === undefined;
    case 'closed':
    case 'no-helpdesk':
      return about.state !== 'closed';
    case 'reset-offered':
      return !isOpen(about) || about.device === undefined;
    case 'approved':
    case 'denied':
      return about.decision?.what !== news;
    case 'no-channel':
      return !isAway(about, 'helpdesk');
  }
}
