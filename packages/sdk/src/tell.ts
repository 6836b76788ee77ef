/** Tells a listener. Its fault is its own: it is reported, and what tells of something goes on. */
export function tell<T extends unknown[]>(listener: (...told: T) => void, ...told: T): void {
  try {
    listener(...told);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
