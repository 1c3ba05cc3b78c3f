'use client';

import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { classNames } from './class-names';
import {
  currentMessage,
  dismissMessage,
  MESSAGE_DURATION_MS,
  subscribeToMessages,
  type Message,
} from './messages';

/**
 * The place in the status bar where passing messages appear. The regions stand
 * there from the start: a live region that comes with its words is not spoken.
 */
export function MessageLine() {
  const message = useSyncExternalStore(subscribeToMessages, currentMessage, () => null);
  const isFailure = message?.tone === 'bad';
  return (
    <>
      <div role="status">
        {message !== null && !isFailure && <Line key={message.id} message={message} />}
      </div>
      <div role="alert">
        {message !== null && isFailure && <Line key={message.id} message={message} />}
      </div>
    </>
  );
}

function Line({ message }: { message: Message }) {
  const { id, text, tone, action } = message;
  // While the pointer or the focus is on it, it stays.
  const [isHeld, setIsHeld] = useState(false);

  useEffect(() => {
    if (isHeld || tone === 'bad') return undefined;
    const timer = setTimeout(() => dismissMessage(id), MESSAGE_DURATION_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld, tone]);

  return (
    <span
      className={classNames('msg', tone === 'bad' && 'bad')}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {tone === 'bad' && <CircleAlert strokeWidth={1.9} />}
      {text}
      {action !== undefined && (
        <button
          type="button"
          className="lnk"
          onClick={() => {
            dismissMessage(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className="ib sm"
        aria-label="Dismiss"
        onClick={() => dismissMessage(id)}
      >
        <X strokeWidth={1.9} />
      </button>
    </span>
  );
}
