import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { icon } from '../parts/icon.js';

/** Something that can be done where one is. */
export interface PaletteAction {
  label: string;
  /** Other words it is found by. */
  words?: string;
  icon: Parameters<typeof icon>[0];
  /** What it is now, or who: beside the label. */
  hint?: string;
  /** The key that does the same. */
  key?: string;
  /** One of many: listed only where it fits what is typed. */
  rare?: boolean;
  /** It stands for many that are rare: choosing it types this, which lists them. */
  types?: string;
  run?: () => void;
}

interface Offer {
  /** Over its actions: `On LS-1042`. */
  heading: () => string;
  actions: () => PaletteAction[];
}

const offers = new Set<Offer>();

/**
 * Puts a page's actions into the command palette while its element is on the page:
 * `new PaletteActions(this, { heading: () => t.palette.on(number), actions: () => […] })`. They are asked for whenever
 * the palette opens, so they may depend on what is there then.
 */
export class PaletteActions implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly offer: Offer,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    offers.add(this.offer);
  }

  hostDisconnected(): void {
    offers.delete(this.offer);
  }
}

/** What the pages offer now, the newest first. */
export function offered(): { heading: string; actions: PaletteAction[] }[] {
  return [...offers]
    .reverse()
    .map(({ heading, actions }) => ({ heading: heading(), actions: actions() }))
    .filter(({ actions }) => actions.length > 0);
}
