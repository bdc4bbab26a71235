import type { BoardRow } from '../api/types';

export interface PlacedRow {
  index: number;
  row: BoardRow | undefined;
}

export interface RowSource {
  rowAt(index: number): BoardRow | undefined;
  members(): Map<string, BoardRow>;
}

/**
 * Which row is drawn at which place. While held (the pointer is over the rows), rows keep their places and only their numbers
 * change, so that nothing moves away from under the pointer; scrolling takes up the places anew.
 */
export class HeldOrder {
  private held: { first: number; places: (BoardRow | undefined)[] } | null = null;
  /** How many rows stand elsewhere than they should. */
  waiting = 0;

  place(source: RowSource, first: number, last: number, hold: boolean): PlacedRow[] {
    const seen = new Set<string>();
    const live = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => {
      // Between the deltas of two blocks a member can stand in both: it is drawn once.
      const row = source.rowAt(first + offset);
      if (!row || seen.has(row.memberId)) return undefined;
      seen.add(row.memberId);
      return row;
    });
    const fits = this.held && this.held.first === first && this.held.places.length === live.length;
    // A place that was empty when the pointer came may fill: that moves nothing.
    if (!hold || !fits || !this.held || this.held.places.some((row) => !row)) {
      this.held = hold ? { first, places: live } : null;
      this.waiting = 0;
      return live.map((row, offset) => ({ index: first + offset, row }));
    }
    const members = source.members();
    this.waiting = this.held.places.filter((row, offset) => row?.memberId !== live[offset]?.memberId).length;
    return this.held.places.map((row, offset) => ({ index: first + offset, row: (row && members.get(row.memberId)) ?? row }));
  }
}
