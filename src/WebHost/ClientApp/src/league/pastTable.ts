import { podium } from '../api/podium';
import type { BoardHeader, BoardRow } from '../api/types';
import { blocksFor, BlockSize } from '../hub/blocks';
import { Notifier } from '../hub/notifier';

/** A table as of a past business date: read in blocks over REST, never moving. */
export class PastTable extends Notifier {
  header: BoardHeader | null = null;
  final = false;
  error: unknown = null;
  readonly receivedAt = 0;
  private readonly blocks = new Map<number, readonly BoardRow[] | 'asked'>();
  private readonly abort = new AbortController();

  constructor(
    readonly tableKey: string,
    readonly asOf: string,
    private readonly as: 'restated' | 'final',
  ) {
    super();
  }

  rowAt(index: number): BoardRow | undefined {
    const block = this.blocks.get(Math.floor(index / BlockSize));
    return block === 'asked' ? undefined : block?.[index % BlockSize];
  }

  members(): Map<string, BoardRow> {
    const members = new Map<string, BoardRow>();
    for (const block of this.blocks.values()) if (block !== 'asked') for (const row of block) members.set(row.memberId, row);
    return members;
  }

  look(blocks: readonly number[]): void {
    for (const block of blocks.length > 0 ? blocks : blocksFor(0, 0, 1)) {
      if (this.blocks.has(block)) continue;
      this.blocks.set(block, 'asked');
      void this.fetch(block);
    }
  }

  close(): void {
    this.abort.abort();
  }

  private async fetch(block: number): Promise<void> {
    try {
      const query = { offset: block * BlockSize, count: BlockSize, asOf: this.asOf, as: this.as };
      const page = await podium.page(this.tableKey, query, { signal: this.abort.signal });
      this.blocks.set(block, page.rows);
      this.header = page.header;
      this.final = page.final;
      this.error = null;
    } catch (error) {
      if (this.abort.signal.aborted) return;
      this.blocks.delete(block);
      this.error = error;
    }
    this.notify();
  }
}
