/**
 * Fetches a part of the widget until it comes: what is asked for is needed to draw.
 *
 * @param asker when it leaves the page, nobody waits any more
 * @param report hears of every attempt that failed
 * @throws the last failure, once the asker is gone
 */
export async function untilItComes<T>(
  asker: Element,
  fetchPart: () => Promise<T>,
  report: (error: unknown) => void,
): Promise<T> {
  for (;;) {
    try {
      return await fetchPart();
    } catch (error) {
      if (!asker.isConnected) throw error;
      report(error);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
