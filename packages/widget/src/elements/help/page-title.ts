/** The page's title with a word before it, for whoever has another tab in front; it goes back to what the page says. */
export class PageTitle {
  #own = '';
  #said = '';
  #words = '';

  /** @param words what is said before the page's own title */
  say(words: string): void {
    if (!this.#words) document.addEventListener('visibilitychange', this.#again);
    this.#words = words;
    this.#again();
  }

  restore(): void {
    if (!this.#words) return;
    document.removeEventListener('visibilitychange', this.#again);
    // A page that has since said something else has it so.
    if (document.title === this.#said) document.title = this.#own;
    this.#words = this.#said = '';
  }

  /** Where the page has put another title in its place, it is said before that one. */
  #again = (): void => {
    if (document.title !== this.#said) this.#own = document.title;
    this.#said = [this.#words.trim(), this.#own].filter(Boolean).join(' · ');
    document.title = this.#said;
    // White space is the browser's to tidy.
    this.#said = document.title;
  };
}
