import { ApiError } from '../api/http';
import type { ReportDraft } from '../api/types';

/** A finished report that has not reached the server yet. */
export interface KeptReport {
  visitId: string;
  customerName: string;
  /** The same at every try: the server counts it once. */
  operationId: string;
  draft: ReportDraft;
  keptAt: string;
  /** Why the server does not take it; it then waits for its writer. */
  refusal?: { code: string; detail: string };
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
export type Send = (report: KeptReport) => Promise<unknown>;

/** Whether another try may help: the line was down, or the server was busy or coming up. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  return [0, 401, 408, 425, 429].includes(error.status) || error.status >= 500;
}

/** Reports on this device, sent in the order they were written; each stays until the server has answered for it. */
export class Outbox {
  private readonly listeners = new Set<() => void>();
  private reports: readonly KeptReport[];
  private sending = false;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly send: Send,
  ) {
    this.reports = this.read();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  list = (): readonly KeptReport[] => this.reports;

  of(visitId: string): KeptReport | undefined {
    return this.reports.find((one) => one.visitId === visitId);
  }

  keep(report: KeptReport): void {
    this.write([...this.read().filter((one) => one.visitId !== report.visitId), report]);
  }

  drop(visitId: string): void {
    this.write(this.read().filter((one) => one.visitId !== visitId));
  }

  /** Sends what waits; answers what arrived. Stops at the first that the line does not let through. */
  async flush(): Promise<KeptReport[]> {
    if (this.sending) return [];
    this.sending = true;
    const arrived: KeptReport[] = [];
    try {
      // Another window of the same person may have sent or kept some.
      this.refresh();
      for (const report of this.reports.filter((one) => !one.refusal)) {
        const outcome = await this.try(report);
        if (outcome === 'later') break;
        if (outcome === 'sent') arrived.push(report);
      }
    } finally {
      this.sending = false;
    }
    return arrived;
  }

  refresh(): void {
    this.reports = this.read();
    this.tell();
  }

  private async try(report: KeptReport): Promise<'sent' | 'later' | 'refused'> {
    try {
      await this.send(report);
      if (this.same(report)) this.drop(report.visitId);
      return 'sent';
    } catch (error) {
      if (mayPass(error)) return 'later';
      const { code, message } = error as ApiError;
      if (this.same(report)) this.keep({ ...report, refusal: { code, detail: message } });
      return 'refused';
    }
  }

  /** False when its writer has changed it while it was on its way. */
  private same(report: KeptReport): boolean {
    return this.read().some((one) => one.operationId === report.operationId);
  }

  private read(): KeptReport[] {
    return JSON.parse(this.store.getItem(this.key) ?? '[]') as KeptReport[];
  }

  private write(reports: readonly KeptReport[]): void {
    if (reports.length === 0) this.store.removeItem(this.key);
    else this.store.setItem(this.key, JSON.stringify(reports));
    this.reports = reports;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
