import type { BoardDelta, BoardHeader, BoardRow, BoardSnapshot } from '../api/types';
import { applyDelta, blockOf, BlockSize, catchUp, type Block } from './blocks';
import { Notifier } from './notifier';
import { Refusal } from './refusal';

/** How a table reaches the hub. */
export interface BoardCalls {
  join(tableKey: string, block: number): Promise<BoardSnapshot>;
  resend(tableKey: string, block: number): Promise<BoardSnapshot>;
  leave(tableKey: string, block: number): void;
  acknowledge(tableKey: string, block: number, sequence: number): void;
}

interface Joined {
  block: Block | null;
  /** Deltas that arrived while a snapshot was on its way; null when none is. */
  waiting: BoardDelta[] | null;
  acknowledged: number;
  /** Ticks until a refused block is asked for again; 0 when none was refused. */
  retryIn: number;
}

const waitingLimit = 256;
const retryTicks = 5;

/** A live table: the blocks that are looked at, kept up to date. */
export class BoardTable extends Notifier {
  header: BoardHeader | null = null;
  error: Refusal | null = null;
  /** When the newest header arrived, by our clock. */
  receivedAt = 0;
  private readonly joined = new Map<number, Joined>();

  constructor(
    readonly tableKey: string,
    private readonly calls: BoardCalls,
  ) {
    super();
  }

  /** The row at a 0-based place, once its block is here. */
  rowAt(index: number): BoardRow | undefined {
    return this.joined.get(Math.floor(index / BlockSize))?.block?.rows[index % BlockSize];
  }

  /** Every row that is here, by member. */
  members(): Map<string, BoardRow> {
    const members = new Map<string, BoardRow>();
    for (const { block } of this.joined.values()) for (const row of block?.rows ?? []) members.set(row.memberId, row);
    return members;
  }

  /** Joins these blocks and leaves all others. */
  look(blocks: readonly number[]): void {
    const wanted = new Set(blocks);
    for (const block of [...this.joined.keys()]) {
      if (wanted.has(block)) continue;
      this.joined.delete(block);
      this.calls.leave(this.tableKey, block);
    }
    for (const block of wanted) if (!this.joined.has(block)) void this.fetch(block, 'join');
  }

  /** After the connection came back: the server has forgotten us. */
  rejoin(): void {
    for (const block of this.joined.keys()) void this.fetch(block, 'join');
  }

  reset(snapshot: BoardSnapshot): void {
    const joined = this.joined.get(snapshot.block);
    if (joined) this.accept(joined, blockOf(snapshot), snapshot.header);
  }

  change(delta: BoardDelta): void {
    const joined = this.joined.get(delta.block);
    if (!joined) return;
    if (joined.waiting) {
      if (joined.waiting.length < waitingLimit) joined.waiting.push(delta);
      return;
    }
    const next = joined.block ? applyDelta(joined.block, delta) : 'gap';
    if (next === 'gap') void this.fetch(delta.block, 'resend');
    else if (next !== 'old') this.accept(joined, next, delta.header);
  }

  /** Tells the server how far we have come, and asks again for what it refused; called once a second. */
  tick(): void {
    for (const [block, joined] of this.joined) {
      if (joined.retryIn > 0 && --joined.retryIn === 0) void this.fetch(block, 'join');
      if (!joined.block || joined.block.sequence === joined.acknowledged) continue;
      joined.acknowledged = joined.block.sequence;
      this.calls.acknowledge(this.tableKey, block, joined.acknowledged);
    }
  }

  private async fetch(block: number, how: 'join' | 'resend'): Promise<void> {
    const joined: Joined = this.joined.get(block) ?? { block: null, waiting: null, acknowledged: -1, retryIn: 0 };
    const waiting: BoardDelta[] = [];
    joined.waiting = waiting;
    this.joined.set(block, joined);
    let snapshot: BoardSnapshot;
    try {
      snapshot = await this.calls[how](this.tableKey, block);
    } catch (error) {
      if (joined.waiting !== waiting) return;
      joined.waiting = null;
      // A lost connection joins again by itself; what is left is a refusal.
      if (error instanceof Refusal) {
        joined.retryIn = retryTicks;
        this.error = error;
        this.notify();
      }
      return;
    }
    if (this.joined.get(block) !== joined || joined.waiting !== waiting) return;
    joined.waiting = null;
    const current = catchUp(blockOf(snapshot), waiting);
    if (current === 'gap') return this.fetch(block, 'resend');
    this.accept(joined, current, waiting.at(-1)?.header ?? snapshot.header);
  }

  private accept(joined: Joined, block: Block, header: BoardHeader): void {
    joined.block = block;
    this.error = null;
    if (!this.header || header.asOf >= this.header.asOf || header.businessDate !== this.header.businessDate) this.header = header;
    this.receivedAt = Date.now();
    this.notify();
  }
}
