import { useLayoutEffect, useRef } from 'react';

const glide = { duration: 620, easing: 'cubic-bezier(.22,.8,.24,1)' };
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Lets the row glide from where the eye last saw it to its new place, over the rows it passes when it rises. */
export function useGlide(index: number, height: number) {
  const element = useRef<HTMLDivElement>(null);
  const last = useRef<{ top: number; running: Animation | null }>({ top: index * height, running: null });
  useLayoutEffect(() => {
    const row = element.current;
    const top = index * height;
    const { top: before, running } = last.current;
    if (!row || before === top) return;
    const from = running?.playState === 'running' ? new DOMMatrix(getComputedStyle(row).transform).m42 : before;
    running?.cancel();
    last.current = { top, running: null };
    if (still.matches) return;
    row.style.zIndex = top < from ? '2' : '1';
    const animation = row.animate([{ transform: `translateY(${from}px)` }, { transform: `translateY(${top}px)` }], glide);
    animation.onfinish = () => (row.style.zIndex = '');
    last.current.running = animation;
  }, [index, height]);
  return element;
}

/** A short tint when the number changes, not when it first appears. */
export function useFlash<T extends HTMLElement = HTMLSpanElement>(value: number | null) {
  const element = useRef<T>(null);
  const last = useRef(value);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = value;
    if (before === value || before === null || value === null || still.matches) return;
    const colour = value > before ? 'var(--flash-up)' : 'var(--flash-down)';
    element.current?.animate([{ backgroundColor: colour }, { backgroundColor: colour, offset: 0.25 }, { backgroundColor: 'transparent' }], 1_600);
  }, [value]);
  return element;
}
