/** The elements in Svelte 5's templates: `import '@logishift/support-widget/svelte'`, once in a project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { Elements, Listeners, Properties } from './elements.js';

type Intrinsic = {
  [Tag in keyof Elements]: Omit<HTMLAttributes<Elements[Tag]>, keyof Properties[Tag]> &
    Properties[Tag] &
    Listeners<Tag>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Intrinsic {}
}
