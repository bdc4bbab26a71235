/** Listeners told at most once a frame, however much changed; also in hidden tabs, where frames stand still. */
export class Notifier {
  private readonly listeners = new Set<() => void>();
  private scheduled = false;
  private count = 0;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes with every notification: what React compares. */
  version = (): number => this.count;

  notify(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    if (document.hidden) setTimeout(this.flush, 250);
    else requestAnimationFrame(this.flush);
  }

  private readonly flush = () => {
    this.scheduled = false;
    this.count++;
    for (const listener of this.listeners) listener();
  };
}
