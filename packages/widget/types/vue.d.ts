/** The elements in Vue's templates and JSX: `import '@logishift/support-widget/vue'`, once in a project. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Elements, Events, Properties } from './elements.js';

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** As Vue listens: `@logishift-open`, in JSX `onLogishiftOpen`. */
type Listeners<Tag extends keyof Events> = {
  [Name in keyof Events[Tag] & string as `on${Capitalize<Camel<Name>>}`]?:
    | ((event: Events[Tag][Name]) => void)
    | undefined;
};

type Props<Tag extends keyof Elements> = Omit<PublicProps, keyof Properties[Tag]> &
  HTMLAttributes &
  Properties[Tag] &
  Listeners<Tag>;

type Component<Tag extends keyof Elements> = new () => Elements[Tag] & {
  /** For type checking alone: elements have no `$props`. */
  $props: Props<Tag>;
  /** For type checking alone: elements have no `$emit`. */
  $emit: EmitFn<{ [Name in keyof Events[Tag]]: (event: Events[Tag][Name]) => void }>;
};

type Components = { [Tag in keyof Elements]: Component<Tag> };
type Intrinsic = { [Tag in keyof Elements]: Props<Tag> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends Intrinsic {}
  }
}
