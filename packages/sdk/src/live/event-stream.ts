/** One block of an event stream. Without `data` it only moves the cursor. */
export interface Frame {
  event: string;
  data?: string | undefined;
  id?: string | undefined;
}

/**
 * Reads server-sent events as the HTML standard has them (9.2.6), from bytes cut anywhere.
 * @param onFrame told of each block that has data or an id
 * @returns takes the next bytes
 */
export function readEventStream(onFrame: (frame: Frame) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = '';
  let afterReturn = false;
  let frame: Frame = { event: '' };

  const readLine = (line: string) => {
    if (line === '') {
      if (frame.data !== undefined || frame.id !== undefined) onFrame(frame);
      frame = { event: '' };
      return;
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'event') frame.event = value;
    else if (name === 'data') frame.data = frame.data === undefined ? value : `${frame.data}\n${value}`;
    else if (name === 'id' && !value.includes('\0')) frame.id = value;
  };

  return (bytes) => {
    let text = decoder.decode(bytes, { stream: true });
    if (!text) return;
    // A line ends with its CR at once: the LF that belongs to it may come with the next bytes.
    if (afterReturn && text[0] === '\n') text = text.slice(1);
    afterReturn = text.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    lines.forEach(readLine);
  };
}
