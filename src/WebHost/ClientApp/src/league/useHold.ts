import { useEffect, useRef, useState, type PointerEvent } from 'react';

const idle = 8_000;

/**
 * True while a mouse is over the rows and not forgotten there: a pointer that has not moved for eight seconds no longer holds.
 * Fingers do not hover, so they hold only while they touch.
 */
export function useHold() {
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  const hold = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(false), idle);
    setHeld(true);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const handlers = {
    onPointerEnter: hold,
    onPointerMove: hold,
    onPointerDown: hold,
    onPointerLeave: release,
    onPointerCancel: release,
    onPointerUp: (event: PointerEvent) => event.pointerType !== 'mouse' && release(),
  };
  return { held, release, handlers };
}
