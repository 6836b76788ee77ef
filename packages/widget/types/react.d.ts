/** The elements in React 19's JSX: `import '@logishift/support-widget/react'`, once in a project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Elements, Listeners, Properties } from './elements.js';

type Intrinsic = {
  [Tag in keyof Elements]: DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]> &
    Properties[Tag] &
    Listeners<Tag> & {
      /** As an attribute; on the elements of others React passes it as it is. `className` does the same. */
      class?: string | undefined;
    };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Intrinsic {}
  }
}
