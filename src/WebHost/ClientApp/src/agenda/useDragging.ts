import { useCallback, useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { AgendaItem } from '../api/types';

/** A hand may tremble this far without meaning to drag. */
const tremble = 6;

export interface Dragged {
  item: AgendaItem;
  over: string | null;
  x: number;
  y: number;
}

const dayAt = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('[data-day]')?.getAttribute('data-day') ?? null;

/** Takes an entry to another day by mouse, pen or finger (a finger takes it by its handle, so that lists still scroll). */
export function useDragging(onMove: (item: AgendaItem, day: string) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const justDragged = useRef(false);
  useEffect(() => () => stop.current?.(), []);
  const begin = useCallback(
    (item: AgendaItem, event: ReactPointerEvent) => {
      const byHandle = (event.target as Element).closest('.entry-handle') !== null;
      if (!item.movable || event.button !== 0 || (event.pointerType === 'touch' && !byHandle)) return;
      const from = { x: event.clientX, y: event.clientY };
      let active = false;
      const move = ({ clientX: x, clientY: y }: PointerEvent) => {
        active ||= Math.hypot(x - from.x, y - from.y) > tremble;
        if (active) setDragged({ item, over: dayAt(x, y), x, y });
      };
      const end = ({ clientX: x, clientY: y, type }: PointerEvent) => {
        stop.current?.();
        const day = dayAt(x, y);
        justDragged.current = active;
        setTimeout(() => (justDragged.current = false));
        if (active && type === 'pointerup' && day && day !== item.day) onMove(item, day);
      };
      const escape = ({ key }: KeyboardEvent) => key === 'Escape' && stop.current?.();
      stop.current?.();
      stop.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', escape);
        stop.current = null;
        setDragged(null);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', escape);
    },
    [onMove],
  );
  /** The click that ends a drag opens nothing. */
  const clicked = useCallback((open: () => void) => {
    if (!justDragged.current) open();
  }, []);
  return { dragged, begin, clicked };
}
