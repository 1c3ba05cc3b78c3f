/**
 * The frames of `text/event-stream`, written and read.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export type StreamFrame = {
  /** Where the stream stands after this frame; null where it says nothing of that. */
  id: string | null;
  event: string;
  data: string;
};

/** A frame as it goes over the wire. Its id and its name hold no line break. */
export function writeFrame({ id, event, data }: StreamFrame): string {
  const lines = [
    ...(id === null ? [] : [`id: ${id}`]),
    `event: ${event}`,
    ...data.split('\n').map((line) => `data: ${line}`),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** A line that every reader passes over, and every proxy counts as life. */
export function writeComment(text: string): string {
  return `: ${text}\n\n`;
}

type Reader = {
  /** The frames that this piece completes; pieces may be cut anywhere. */
  read: (piece: string) => readonly StreamFrame[];
};

/** Reads a stream piece by piece. What has no data, such as a comment, is no frame. */
export function createFrameReader(): Reader {
  let rest = '';
  let id: string | null = null;
  let event = '';
  let data: string[] = [];

  function take(line: string): StreamFrame | null {
    if (line === '') {
      const frame = data.length === 0 ? null : { id, event: nameOf(event), data: data.join('\n') };
      id = null;
      event = '';
      data = [];
      return frame;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id' && !value.includes('\0')) id = value;
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    return null;
  }

  return {
    read(piece) {
      rest += piece;
      const frames: StreamFrame[] = [];
      for (;;) {
        const match = /\r\n|\n|\r(?=[^])/.exec(rest);
        if (match === null) return frames;
        const line = rest.slice(0, match.index);
        rest = rest.slice(match.index + match[0].length);
        const frame = take(line);
        if (frame !== null) frames.push(frame);
      }
    },
  };
}

function nameOf(event: string): string {
  return event === '' ? 'message' : event;
}
