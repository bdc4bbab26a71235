import type { ReportDraft } from '../api/types';
import type { Store } from './outbox';

/** What somebody has written and the server does not have yet. */
export interface LocalDraft {
  draft: ReportDraft;
  customerName: string;
  savedAt: string;
}

/** Drafts on this device: each leaves as soon as the server has it. */
export class Drafts {
  constructor(
    private readonly store: Store,
    private readonly user: string,
  ) {}

  read(visitId: string): LocalDraft | null {
    const text = this.store.getItem(this.key(visitId));
    return text ? (JSON.parse(text) as LocalDraft) : null;
  }

  keep(visitId: string, draft: LocalDraft): void {
    this.store.setItem(this.key(visitId), JSON.stringify(draft));
  }

  /** Forgets a draft that the server has, unless it was changed since. */
  saved(visitId: string, draft: ReportDraft): void {
    const kept = this.read(visitId);
    if (kept && JSON.stringify(kept.draft) === JSON.stringify(draft)) this.drop(visitId);
  }

  drop(visitId: string): void {
    this.store.removeItem(this.key(visitId));
  }

  private key(visitId: string): string {
    return `podium.draft.${this.user}.${visitId}`;
  }
}
