/** The elements in Preact's JSX: `import '@logishift/support-widget/preact'`, once in a project. */
import type { HTMLAttributes } from 'preact';
import type { Elements, Listeners, Properties } from './elements.js';

type Intrinsic = {
  [Tag in keyof Elements]: HTMLAttributes<Elements[Tag]> & Properties[Tag] & Listeners<Tag>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Intrinsic {}
  }
}
