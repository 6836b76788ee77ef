const name = 'logishift-console:stay-after-resolving';

/** Whether resolving a ticket opens the next one; kept in this browser. */
export function goesOn(): boolean {
  try {
    return localStorage.getItem(name) === null;
  } catch {
    return true;
  }
}

export function goOn(wanted: boolean): void {
  try {
    if (wanted) localStorage.removeItem(name);
    else localStorage.setItem(name, 'yes');
  } catch {
    // Storage may be blocked: then it is as it is by default.
  }
}
