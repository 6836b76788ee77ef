/** The elements in React 19's JSX: `import '@logishift/support-widget/react'`, once in a project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Elements, Listeners, Properties } from './elements.js';

type Intrinsic = {
  [Tag in keyof Elements]: DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]> &
    Properties[Tag] &
    Listeners<Tag>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Intrinsic {}
  }
}
