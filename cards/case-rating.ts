import type { Reader } from '../locales/index.ts';
import type { Resolution } from '../services/helpdesk/case.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard, optional } from './card.ts';
import { escapeText } from './plain-text.ts';
import layout from './templates/case-rating.json' with { type: 'json' };

const fill = compileCard(layout);

/** One click each. */
const STARS = [1, 2, 3, 4, 5] as const;

/** A case that was resolved. */
export interface CaseRatingView {
  readonly caseId: string;
  /** Told to people, such as `HD-1042`. */
  readonly number: string;
  /** Untrusted text; absent where nobody held it. */
  readonly helper?: string | undefined;
  readonly resolution?: Resolution | undefined;
}

/** What came of the case, and how it was for the user. */
export function renderCaseRating(view: CaseRatingView, reader: Reader): AdaptiveCard {
  const { buttons, cases } = reader.messages;
  const { resolved: words } = cases;
  const helper = escapeText(view.helper ?? '');
  const how = view.resolution && reader.helpdesk.resolutions[view.resolution];
  return fill({
    lang: reader.language,
    summary: words.title(view.number),
    glyph: '✅',
    title: words.title(view.number),
    lines: [...(helper === '' ? [] : [words.by(helper)]), ...optional(how && words.summary(how))].map(
      (text) => ({ text }),
    ),
    rateTitle: words.rateTitle,
    commentLabel: words.commentLabel,
    commentError: words.commentError,
    stars: STARS.map((stars) =>
      button(
        '★'.repeat(stars),
        { v: 1, action: 'case.rate', case: view.caseId, stars },
        { tooltip: words.stars(stars) },
      ),
    ),
    buttons: [
      button(buttons.notSolved, { v: 1, action: 'case.again', case: view.caseId }, { withoutInputs: true }),
    ],
  });
}
