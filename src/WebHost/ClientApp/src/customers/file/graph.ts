export interface Point {
  x: number;
  y: number;
}

export interface Placed extends Point {
  /** Where the words of the line stand. */
  label: Point;
  anchor: 'start' | 'middle' | 'end';
}

/** Places others evenly around the one in the middle, from the top, clockwise. */
export function around(count: number, width: number, height: number): Placed[] {
  const centre = { x: width / 2, y: height / 2 };
  const radius = { x: width / 2 - 110, y: height / 2 - 34 };
  return Array.from({ length: count }, (_, index) => {
    // Two would stand on one vertical line: names read better side by side.
    const angle = (count === 2 ? 0 : -Math.PI / 2) + (2 * Math.PI * index) / count;
    const x = centre.x + radius.x * Math.cos(angle);
    const y = centre.y + radius.y * Math.sin(angle);
    const side = Math.cos(angle);
    return {
      x: Math.round(x),
      y: Math.round(y),
      label: { x: Math.round(centre.x + (x - centre.x) * 0.52), y: Math.round(centre.y + (y - centre.y) * 0.52) },
      anchor: side > 0.3 ? 'start' : side < -0.3 ? 'end' : 'middle',
    };
  });
}
