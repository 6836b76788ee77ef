import 'axe-core/axe.min.js';
import { emulateMedia } from '@web/test-runner-commands';
import type axeCore from 'axe-core';

declare const axe: typeof axeCore;

/** axe finds nothing wrong with an element, in light and in dark. */
export async function assertAccessible(element: Element): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Motion would be measured half-way.
    await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
    if (told.length > 0) throw new Error(`In ${colorScheme}: ${told.join('\n\n')}`);
  }
  await emulateMedia({ colorScheme: 'light' });
}
