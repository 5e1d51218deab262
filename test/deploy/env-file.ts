/** One setting as an `.env` file shows it. */
export interface ShownSetting {
  readonly name: string;
  readonly value: string;
  /** Behind a `#`: has no effect. */
  readonly isCommented: boolean;
  /** The comment above; settings right below each other share it. */
  readonly comment: string;
}

const SETTING = /^(# )?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;

/** Reads a file as Docker does, and what it shows in comments besides. */
export function readEnvFile(text: string): readonly ShownSetting[] {
  const settings: ShownSetting[] = [];
  let comment: string[] = [];
  let isShared = false;
  for (const line of text.split('\n')) {
    const [, hash, name, value] = SETTING.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      settings.push({ name, value, isCommented: hash !== undefined, comment: comment.join(' ') });
      isShared = true;
    } else {
      comment = isShared ? [line] : [...comment, line];
      isShared = false;
    }
  }
  return settings;
}

/** What the file sets. */
export function valuesOf(settings: readonly ShownSetting[]): Record<string, string> {
  const active = settings.filter(({ isCommented }) => !isCommented);
  return Object.fromEntries(active.map(({ name, value }) => [name, value]));
}
