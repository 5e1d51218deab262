import type { TestBrowser } from './browser.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** Chooses on the page with the devices how the next resets of a device end. */
export async function letResetsEnd(
  { context }: TestBrowser,
  { worldUrl }: SandboxProcess,
  device: string,
  outcome: 'Failed' | 'Done',
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${worldUrl}/devices`);
  const next = page.getByRole('article', { name: device }).getByLabel('Next reset');
  await Promise.all([page.waitForResponse(/outcome$/), next.selectOption(outcome)]);
  await page.close();
}
