import { css } from 'lit';

/** The page's styles make its host a whole page; a section of it takes them back. */
export const embedded = css`
  :host { display: block; height: auto; }
`;
