/** How Teams shows a card: its three themes, in the colours of Fluent UI 9 that Teams takes for them. */
export interface Theme {
  readonly name: 'light' | 'dark' | 'high-contrast';
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly hostConfig: object;
}

/** Each colour in its usual and in its subtle form. */
type Tint = readonly [usual: string, subtle: string];

interface Palette {
  readonly card: string;
  readonly separator: string;
  readonly text: Tint;
  readonly accent: Tint;
  readonly good: Tint;
  readonly warning: Tint;
  readonly attention: Tint;
  /** Backgrounds of the container styles. */
  readonly emphasisArea: string;
  readonly accentArea: string;
  readonly goodArea: string;
  readonly warningArea: string;
  readonly attentionArea: string;
}

const LIGHT: Palette = {
  card: '#FFFFFF',
  separator: '#E0E0E0',
  text: ['#242424', '#616161'],
  accent: ['#5B5FC7', '#444791'],
  good: ['#0E700E', '#0B5A08'],
  warning: ['#835C00', '#6D4E00'],
  attention: ['#B10E1C', '#960B18'],
  emphasisArea: '#F5F5F5',
  accentArea: '#E8EBFA',
  goodArea: '#F1FAF1',
  warningArea: '#FFF9F5',
  attentionArea: '#FDF3F4',
};

const DARK: Palette = {
  card: '#292929',
  separator: '#525252',
  text: ['#FFFFFF', '#D6D6D6'],
  accent: ['#AAB1FA', '#C5CBFA'],
  good: ['#9FD89F', '#C9EAC9'],
  warning: ['#FEEE66', '#FEF7B2'],
  attention: ['#EEACB2', '#F6D1D5'],
  emphasisArea: '#141414',
  accentArea: '#2F2F4A',
  goodArea: '#052505',
  warningArea: '#3D2E00',
  attentionArea: '#3B0509',
};

/** Of the system: colours say nothing here, so that whatever a card means must be in its words and signs. */
const HIGH_CONTRAST: Palette = {
  card: '#000000',
  separator: '#FFFFFF',
  text: ['#FFFFFF', '#FFFFFF'],
  accent: ['#FFFF01', '#FFFF01'],
  good: ['#FFFFFF', '#FFFFFF'],
  warning: ['#FFFFFF', '#FFFFFF'],
  attention: ['#FFFFFF', '#FFFFFF'],
  emphasisArea: '#000000',
  accentArea: '#000000',
  goodArea: '#000000',
  warningArea: '#000000',
  attentionArea: '#000000',
};

/** All that Teams has. */
export const THEMES: readonly Theme[] = [
  toTheme('light', '#F5F5F5', LIGHT),
  toTheme('dark', '#1F1F1F', DARK),
  toTheme('high-contrast', '#000000', HIGH_CONTRAST),
];

function toTheme(name: Theme['name'], page: string, palette: Palette): Theme {
  return { name, page, card: palette.card, text: palette.text[0], hostConfig: toHostConfig(palette) };
}

function toHostConfig(palette: Palette): object {
  const style = (backgroundColor: string): object => ({
    backgroundColor,
    foregroundColors: {
      default: toColors(palette.text),
      light: toColors(palette.text),
      dark: toColors(palette.text),
      accent: toColors(palette.accent),
      good: toColors(palette.good),
      warning: toColors(palette.warning),
      attention: toColors(palette.attention),
    },
  });
  return {
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.separator },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    textBlock: { headingLevel: 2 },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal' },
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasisArea),
      accent: style(palette.accentArea),
      good: style(palette.goodArea),
      warning: style(palette.warningArea),
      attention: style(palette.attentionArea),
    },
  };
}

function toColors([usual, subtle]: Tint): object {
  return { default: usual, subtle };
}
